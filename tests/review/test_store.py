"""The store, on SQLite and on PostgreSQL: nothing is lost, nothing is overwritten, what is there can be undone."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from factcheck.errors import FactcheckError
from factcheck.review import Store, existing_store, findings
from factcheck.review.decision import WORDS
from factcheck.review.exchange import from_jsonl, to_jsonl
from factcheck.review.schema import VERSION_TABLE, engine_for
from tests.review import sample

FOUND = findings(sample.run(6))
A, B = FOUND[0], FOUND[1]


@pytest.mark.parametrize("word", WORDS)
def test_a_decision_is_there_when_the_store_is_opened_again(url: str, word: str) -> None:
    with Store.open(url) as store:
        row = store.decide(A, word, "ana", note="Wasserstand – “low” 水位")
    with Store.open(url) as store:
        assert store.rows() == [row]
        said = store.current(FOUND)[A.id]
    assert (said.decision, said.by[0].note) == (word, "Wasserstand – “low” 水位")


def test_nothing_is_overwritten_and_undo_goes_back_step_by_step(store: Store) -> None:
    first = store.decide(A, "confirmed", "ana", note="sure")
    second = store.decide(A, "false_alarm", "ana")
    assert store.current([A])[A.id].decision == "false_alarm"
    assert store.current([A])[A.id].by[0].note == "sure", "a decision without a note leaves the note"
    store.undo(second, "ana")
    assert store.current([A])[A.id].decision == "confirmed"
    store.undo(first, "ana")
    assert store.current([A])[A.id].decision is None
    assert [row.decision for row in store.rows()] == ["confirmed", "false_alarm", "undo", "undo"]


@pytest.mark.parametrize(
    "statement", ["UPDATE factcheck_decisions SET decision = 'unsure'", "DELETE FROM factcheck_decisions"]
)
def test_the_database_itself_refuses_to_change_a_row(url: str, statement: str) -> None:
    with Store.open(url) as store:
        store.decide(A, "confirmed", "ana")
        engine = engine_for(url)
        with pytest.raises(sa.exc.DBAPIError, match="only ever added"), engine.begin() as connection:
            connection.execute(sa.text(statement))
        engine.dispose()
        assert store.rows()[0].decision == "confirmed"


def test_a_note_decides_nothing(store: Store) -> None:
    store.decide(A, "note", "ana", note="ask the county")
    said = store.current([A])[A.id]
    assert (said.decision, said.by[0].note) == (None, "ask the county")
    store.decide(A, "note", "ana", note="")
    assert store.current([A])[A.id].by[0].note is None


def test_reviewers_who_disagree_are_both_kept(store: Store) -> None:
    store.decide(A, "confirmed", "ana")
    store.decide(A, "false_alarm", "bo")
    store.decide(B, "unsure", "ana")
    store.decide(B, "false_alarm", "bo")
    states = store.current(FOUND)
    assert states[A.id].disagreement
    assert [one.decision for one in states[A.id].by] == ["confirmed", "false_alarm"]
    assert not states[B.id].disagreement, "to be unsure is to leave it to others"
    assert states[B.id].decision == "false_alarm"


def test_nobody_takes_back_what_another_decided(store: Store) -> None:
    row = store.decide(A, "confirmed", "ana")
    with pytest.raises(FactcheckError, match="Only ana"):
        store.undo(row, "bo")


def test_the_same_act_sent_twice_is_saved_once(store: Store) -> None:
    uid = "ab" * 16
    first = store.decide(A, "confirmed", "ana", uid=uid)
    assert store.decide(A, "confirmed", "ana", uid=uid) == first
    with pytest.raises(FactcheckError, match="already stands"):
        store.decide(B, "confirmed", "ana", uid=uid)
    assert len(store.rows()) == 1


def test_reviewers_at_once_lose_nothing(url: str) -> None:
    def work(name: str) -> None:
        with Store.open(url) as mine:
            for finding in FOUND:
                mine.decide(finding, "confirmed", name)

    names = [f"reviewer {number}" for number in range(4)]
    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store.open(url) as store:
        assert len(store.rows()) == len(names) * len(FOUND)
        for said in store.current(FOUND).values():
            assert [one.reviewer for one in said.by] == names


def test_a_later_act_has_a_later_time_even_if_the_clock_was_set_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    import factcheck.review.store as module

    first = store.decide(A, "confirmed", "ana")
    real = module.datetime

    class Back(real):  # type: ignore[misc, valid-type]
        @classmethod
        def now(cls, tz: object = None) -> object:
            return real(2001, 1, 1, tzinfo=module.UTC)

    monkeypatch.setattr(module, "datetime", Back)
    second = store.decide(A, "false_alarm", "ana")
    assert second.time > first.time
    assert store.current([A])[A.id].decision == "false_alarm"


def test_export_wipe_import_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    row = store.decide(A, "confirmed", "ana", note='tab\t, "quote", line\nbreak, \u2028, 🌊')
    store.undo(row, "ana")
    for finding in FOUND:
        store.decide(finding, "superseded", "bo")
    before = to_jsonl(store.rows())
    with Store.open(str(tmp_path / "second.db")) as other:
        assert other.merge(from_jsonl(before)) == len(FOUND) + 2
        assert other.merge(from_jsonl(before)) == 0, "a second import adds nothing"
        assert to_jsonl(other.rows()) == before
        assert other.current(FOUND) == store.current(FOUND)


def test_an_edited_row_is_not_merged(store: Store) -> None:
    store.decide(A, "confirmed", "ana")
    store.decide(B, "confirmed", "ana")
    edited = from_jsonl(to_jsonl(store.rows()).replace('"confirmed"', '"unsure"'))
    with pytest.raises(FactcheckError, match="was edited"):
        store.merge(edited)
    assert {row.decision for row in store.rows()} == {"confirmed"}


def test_what_no_database_keeps_is_refused_before_it_is_lost(store: Store) -> None:
    for note in ("nul \x00", "half \ud800", "x" * 10_001):
        with pytest.raises(FactcheckError):
            store.decide(A, "confirmed", "ana", note=note)
    with pytest.raises(FactcheckError, match="reviewer"):
        store.decide(A, "confirmed", "  ")
    with pytest.raises(FactcheckError, match="one of confirmed"):
        store.decide(A, "maybe", "ana")
    assert store.rows() == []


def test_rows_of_others_arrive_once(store: Store, url: str) -> None:
    store.decide(A, "confirmed", "ana")
    seq, rows = store.since(0)
    assert [row.reviewer for row in rows] == ["ana"]
    with Store.open(url) as other:
        other.decide(A, "false_alarm", "bo")
    late, rows = store.since(seq)
    assert "bo" in {row.reviewer for row in rows}
    assert late > seq


def test_a_store_of_a_newer_factcheck_is_left_alone(url: str) -> None:
    Store.open(url).close()
    engine = engine_for(url)
    with engine.begin() as connection:
        connection.execute(sa.text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(FactcheckError, match="newer factcheck"):
        Store.open(url)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("mysql://db/reviews", "a SQLite file or a postgresql:// address"),
        ("sqlite://", "names a file"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "cannot be opened"),
        ("text.db", "cannot be opened"),
        ("file/inside.db", "cannot be made"),
    ],
)
def test_a_store_that_cannot_be_opened_is_one_sentence(
    place: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("text.db").write_text("these are words and no database, however long one goes on " * 40)
    Path("file").write_text("")
    with pytest.raises(FactcheckError, match=says) as error:
        Store.open(place)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)


def test_a_full_disk_is_said_and_leaves_what_was_saved(tmp_path: Path) -> None:
    place = tmp_path / "small.db"
    with Store.open(str(place)) as store:
        store.decide(A, "confirmed", "ana")

        @sa.event.listens_for(store._engine, "connect")
        def small(connection: sqlite3.Connection, _: object) -> None:
            connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size: it cannot grow

        store.close()
        said = ""
        for number in range(200):
            try:
                store.decide(B, "confirmed", f"reviewer {number}", note="x" * 5000)
            except FactcheckError as error:
                said = str(error)
                break
        assert said == "The decision was not saved: database or disk is full"
        kept = len(store.rows())
    with Store.open(str(place)) as store:
        assert len(store.rows()) == kept
        assert store.rows()[0].reviewer == "ana"


def test_asking_for_decisions_makes_no_empty_store(tmp_path: Path) -> None:
    assert existing_store(str(tmp_path / "none.db")) is None
    assert list(tmp_path.iterdir()) == []


def test_sqlite_writes_through_to_the_disk(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "d.db")) as store, store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2, "FULL"
