"""What Alembic runs: the migrations, on the connection that `migrate` hands over."""

from alembic import context

from factcheck.review.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=False,  # `migrate` holds the transaction
)
context.run_migrations()
