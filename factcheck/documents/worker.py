"""Reading in a process of its own that can be stopped: parsers of hostile files may hang, swell or crash.

The parent writes one request to the worker's standard input and reads the answer with a deadline; the same worker
serves file after file until one of them costs it its life. A plain subprocess is used, since `multiprocessing` would
run the caller's own script again (spawn) or copy a process that holds a model (fork).
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from factcheck import settings
from factcheck.documents import convert
from factcheck.documents.convert import Skipped
from factcheck.documents.document import Document
from factcheck.documents.options import ReadOptions, setting

HEADER = struct.Struct(">Q")
ROOT = Path(__file__).resolve().parents[2]


class Worker:
    """A reading process, started when first needed; `close` ends it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def documents(self, data: bytes, name: str, shown: str, options: ReadOptions) -> list[Document | Skipped]:
        """`convert.documents` within `options.timeout` seconds; what stops the worker is the file's reason."""
        process = self._started()
        deadline = time.monotonic() + options.timeout
        try:
            _send(process.stdin, pickle.dumps((data, name, shown, options)))
            answer = _receive(process.stdout, deadline)
        except TimeoutError:
            self.close()
            limit = f"longer than the limit of {options.timeout:g} seconds"
            reason = f"reading it takes {limit}; split it or raise {setting('timeout')}"
            return [Skipped(shown, reason)]
        except (OSError, EOFError):
            code = process.poll()
            self.close()
            return [Skipped(shown, f"it cannot be read; its parser was stopped by the system (code {code})")]
        found: list[Document | Skipped] = pickle.loads(answer)
        return found

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.kill()
        process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "factcheck.documents.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                # -P: the working folder may hold a json.py that is not ours
                start_new_session=True,  # an interrupt at the terminal is the parent's to handle
            )
        return self._process


def _send(pipe: IO[bytes] | None, payload: bytes) -> None:
    if pipe is None:
        raise EOFError
    pipe.write(HEADER.pack(len(payload)) + payload)
    pipe.flush()


def _receive(pipe: IO[bytes] | None, deadline: float) -> bytes:
    """The next answer; TimeoutError past the deadline, EOFError where the worker is gone."""
    if pipe is None:
        raise EOFError
    (size,) = HEADER.unpack(_exactly(pipe.fileno(), HEADER.size, deadline))
    return _exactly(pipe.fileno(), size, deadline)


def _exactly(handle: int, size: int, deadline: float) -> bytes:
    chunks: list[bytes] = []
    while size:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([handle], [], [], left)[0]:
            raise TimeoutError
        chunk = os.read(handle, min(size, 1 << 20))
        if not chunk:
            raise EOFError
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)


def _limit_memory() -> None:
    """No more address space than the worker has now and the limit on top of it (where the system can say)."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * resource.getpagesize() + settings.READ_MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, OSError, ValueError):
        return


def _serve() -> None:
    """The worker's loop: requests on standard input, answers on what was standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a parser that prints must not break the protocol
    _limit_memory()
    while header := sys.stdin.buffer.read(HEADER.size):
        (size,) = HEADER.unpack(header)
        data, name, shown, options = pickle.loads(sys.stdin.buffer.read(size))
        _send(answers, pickle.dumps(convert.documents(data, name, shown, options)))


if __name__ == "__main__":
    _serve()
