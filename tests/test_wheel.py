"""The wheel carries everything: built from the repository, unpacked elsewhere, it compares two texts with its own model."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed wheel and nothing of the repository."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    (wheel,) = (folder / "dist").glob("factcheck_consistency-*.whl")
    target = folder / "site"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, capture_output=True, text=True)
    return target


def run(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = dict(os.environ, PYTHONPATH=str(installed), HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
    return subprocess.run([sys.executable, *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_an_installed_wheel_compares_with_its_own_model(installed: Path, tmp_path: Path) -> None:
    where = run(
        installed, tmp_path, "-c", "import factcheck.inference.weights as w; print(w.__file__, w.shipped_nli())"
    )
    assert where.stdout.count(str(installed)) == 2, where.stdout + where.stderr
    texts = ("The Varde museum reopened in May 2024.", "The Varde museum reopened in September 2024.")
    found = run(installed, tmp_path, "-m", "factcheck", "compare", *texts)
    assert found.returncode == 1, found.stderr
    assert found.stdout.startswith("contradiction (FC103")
    report = run(installed, tmp_path, "-m", "factcheck", "report", "--help")
    assert report.returncode == 0
    assert (installed / "factcheck" / "reporting" / "templates").is_dir()
    assert (installed / "factcheck" / "review" / "templates").is_dir()
