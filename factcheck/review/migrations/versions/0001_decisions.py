"""The table of decisions, which can only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLE = "factcheck_decisions"


def upgrade() -> None:
    """Make the table, and have the database itself refuse to change or delete a row."""
    op.create_table(
        TABLE,
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("uid", sa.String(32), nullable=False, unique=True),
        sa.Column("time", sa.String(27), nullable=False),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("undoes", sa.String(32)),
        sa.Column("key", sa.String(24), nullable=False),
        sa.Column("finding", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("score", sa.Double, nullable=False),
        sa.Column("path_a", sa.Text, nullable=False),
        sa.Column("quote_a", sa.Text, nullable=False),
        sa.Column("path_b", sa.Text, nullable=False),
        sa.Column("quote_b", sa.Text, nullable=False),
        sa.Column("occurrence", sa.Integer, nullable=False),
    )
    op.create_index(f"ix_{TABLE}_key", TABLE, ["key"])
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE} "
                "BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {TABLE}_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'decisions are only ever added'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {TABLE}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_only_added()"
    )


def downgrade() -> None:
    """Not offered: it would throw decisions away."""
    raise NotImplementedError("decisions are only ever added")
