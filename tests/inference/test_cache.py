"""The store: what is put in comes out, several runs at once, and no fault of the file costs a run its result."""

from __future__ import annotations

import logging
import os
import pickle
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import settings
from factcheck.inference.cache import Cache, default_folder, key, store

ONE, TWO = key("m", "one"), key("m", "two")


def test_what_is_put_in_comes_out_by_kind(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("scores", [(ONE, b"1"), (TWO, b"2")])
    assert Cache(tmp_path).get("scores", [TWO, key("m", "three")]) == {TWO: b"2"}
    assert Cache(tmp_path).get("vectors", [ONE]) == {}


def test_more_keys_than_one_query_takes(tmp_path: Path) -> None:
    keys = [key("m", str(n)) for n in range(settings.CACHE_KEYS_AT_ONCE * 2 + 1)]
    cache = Cache(tmp_path)
    cache.put("scores", [(one, one) for one in keys])
    assert cache.get("scores", keys) == {one: one for one in keys}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("m", "ab", "c"), ("m", "a", "bc")),
        (("m", "a"), ("m", "a", "")),
        (("m1", "a"), ("m2", "a")),
        (("m", "a", "b"), ("m", "b", "a")),
    ],
)
def test_different_things_have_different_keys(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert key(*one) == key(*one)
    assert key(*one) != key(*other)


def test_a_key_of_text_that_is_no_unicode() -> None:
    assert len(key("m", "half a pair: \ud83d")) == 16


def test_the_environment_names_the_folder_or_wants_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "mine"))
    assert default_folder() == tmp_path / "mine"
    monkeypatch.setenv("FACTCHECK_NO_CACHE", "0")
    chosen = Cache.chosen()
    assert chosen is not None
    assert chosen.path.parent == tmp_path / "mine"
    monkeypatch.setenv("FACTCHECK_NO_CACHE", "1")
    assert Cache.chosen() is None


def test_it_goes_to_other_processes(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("scores", [(ONE, b"1")])
    assert pickle.loads(pickle.dumps(cache)).get("scores", [ONE]) == {ONE: b"1"}


def test_a_fork_opens_its_own_connection(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("scores", [(ONE, b"1")])
    child = os.fork()
    if not child:
        cache.put("scores", [(TWO, b"2")])
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert cache.get("scores", [ONE, TWO]) == {ONE: b"1", TWO: b"2"}


def test_several_runs_at_once_on_a_new_file(tmp_path: Path) -> None:
    code = (
        "import sys; from factcheck.inference.cache import Cache, key\n"
        "cache = Cache(sys.argv[1])\n"
        "for n in range(40):\n"
        "    cache.put('scores', [(key(sys.argv[2], str(n)), b'x'), (key('both', str(n)), b'y')])\n"
        "    assert cache.get('scores', [key('both', str(n))])\n"
        "assert not cache.problem\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(run)]) for run in range(3)]
    assert [run.wait(120) for run in runs] == [0, 0, 0]
    (held,) = Cache(tmp_path).held()
    assert held.entries == 3 * 40 + 40


def spoil(path: Path) -> None:
    Cache(path.parent).close()
    for name in ("-wal", "-shm"):
        path.with_name(path.name + name).unlink(missing_ok=True)


def no_database(path: Path) -> None:
    path.write_bytes(b"this is no database, and long enough to be taken for one " * 100)


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zeros_inside(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)


def another_table(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE entries (something TEXT)")
    db.execute(f"PRAGMA user_version = {store.LAYOUT}")
    db.commit()
    db.close()


@pytest.mark.parametrize("damage", [no_database, half, zeros_inside, another_table])
def test_a_damaged_file_is_made_anew_with_a_warning(
    tmp_path: Path, damage: object, caplog: pytest.LogCaptureFixture
) -> None:
    cache = Cache(tmp_path)
    keys = [key("m", str(n)) for n in range(2000)]
    cache.put("scores", [(one, one) for one in keys])
    cache.close()
    spoil(cache.path)
    damage(cache.path)  # type: ignore[operator]
    again = Cache(tmp_path)
    with caplog.at_level(logging.WARNING, "factcheck"):
        assert len(again.get("scores", keys)) < 2000
        again.put("scores", [(one, one) for one in keys])
        assert len(again.get("scores", keys)) == 2000
    assert "damaged" in caplog.text
    assert caplog.text.count("\n") == 1
    assert not again.problem


def test_a_full_disk_is_said_once_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    connect = store._connect

    def small(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA max_page_count = 20")  # SQLite then answers as it does when the disk is full
        return connection

    monkeypatch.setattr(store, "_connect", small)
    cache = Cache(tmp_path)
    for n in range(5):
        cache.put("vectors", [(key("m", str(n)), bytes(100_000))])
        assert cache.get("vectors", [key("m", "none")]) == {}
    assert "full" in cache.problem
    assert caplog.text.count("going on without it") == 1


def test_a_folder_that_cannot_be_made_is_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")
    cache.put("scores", [(ONE, b"1")])
    assert cache.get("scores", [ONE]) == {}
    assert caplog.text.count("going on without it") == 1


def test_a_run_does_not_wait_for_ever_for_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CACHE_LOCK_SECONDS", 0.05)
    Cache(tmp_path).put("scores", [(ONE, b"1")])
    other = sqlite3.connect(tmp_path / store.FILE)
    other.execute("BEGIN IMMEDIATE")
    cache = Cache(tmp_path)
    assert cache.get("scores", [ONE]) == {ONE: b"1"}
    cache.put("scores", [(TWO, b"2")])
    assert "locked" in cache.problem
    other.close()


def at(day: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_today", lambda: day)


def test_what_was_not_used_for_long_is_pruned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    at(100, monkeypatch)
    cache.put("scores", [(ONE, b"1"), (TWO, b"2")])
    at(120, monkeypatch)
    assert cache.get("scores", [TWO])
    at(140, monkeypatch)
    (held,) = cache.held()
    assert (held.oldest_days, held.newest_days) == (40, 20)
    assert cache.prune(days=30) == 1
    assert cache.get("scores", [ONE, TWO]) == {TWO: b"2"}


def test_the_longest_unused_go_first_when_it_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    for day in range(10):
        at(day, monkeypatch)
        cache.put("vectors", [(key("m", str(day)), bytes(50_000))])
    before = cache.file_bytes()
    assert cache.prune(most_bytes=200_000) == 7
    assert set(cache.get("vectors", [key("m", str(day)) for day in range(10)])) == {
        key("m", str(day)) for day in (7, 8, 9)
    }
    assert cache.file_bytes() < before / 2


def test_a_file_over_the_limit_is_pruned_when_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CACHE_MOST_BYTES", 300_000)
    cache = Cache(tmp_path)
    cache.put("vectors", [(key("m", str(n)), bytes(50_000)) for n in range(10)])
    cache.close()
    assert sum(one.entries for one in Cache(tmp_path).held()) == 4


def test_a_value_that_was_changed_is_not_believed_and_made_good(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("scores", [(ONE, b"right"), (TWO, b"two")])
    cache.close()
    other = sqlite3.connect(tmp_path / store.FILE)
    other.execute("UPDATE entries SET value = X'000000007772656E67' WHERE key = ?", (ONE,))
    other.commit()
    other.close()
    assert cache.get("scores", [ONE, TWO]) == {TWO: b"two"}
    cache.put("scores", [(ONE, b"right")])
    assert cache.get("scores", [ONE]) == {ONE: b"right"}


def test_of_runs_the_latest_are_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("scores", [(key("score"), b"1")])
    for n in range(5):
        cache.put("runs", [(key("run", str(n)), b"run")])
        cache.keep_latest("runs", 2)
    assert set(cache.get("runs", [key("run", str(n)) for n in range(5)])) == {key("run", "3"), key("run", "4")}
    assert cache.get("scores", [key("score")])


def test_clear_drops_everything(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("scores", [(ONE, b"1")])
    assert cache.clear() == 1
    assert cache.held() == []
