"""The sample run, and what the tests of reports need from npm (`npm ci --ignore-scripts` in this folder)."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from factcheck.reporting import AuditReport, Report

HERE = Path(__file__).parent


def _sample() -> ModuleType:
    """tests/reporting/sample.py, by its path: other folders have a sample of their own."""
    spec = importlib.util.spec_from_file_location("reporting_sample", HERE / "sample.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    """The module that makes the sample run."""
    return _sample()


@pytest.fixture
def run(sample: ModuleType) -> dict[str, Any]:
    """A check of six sources, as the pipeline hands it over."""
    return dict(sample.run())


@pytest.fixture
def report(run: dict[str, Any]) -> Report:
    """The same as a report."""
    return Report.from_dict(run)


@pytest.fixture
def audit_run(sample: ModuleType) -> dict[str, Any]:
    """An audit of a summary of the same sources."""
    return dict(sample.audit_run())


@pytest.fixture
def audit(audit_run: dict[str, Any]) -> AuditReport:
    """The same as a report."""
    return AuditReport.from_dict(audit_run)


@pytest.fixture(scope="session")
def npm() -> Path:
    """The folder of the npm packages; without it the test is skipped, or fails where FACTCHECK_REQUIRE has browser."""
    folder = HERE / "node_modules"
    if not folder.is_dir():
        reason = f"the npm packages of {HERE} are not installed (npm ci --ignore-scripts)"
        if "browser" in os.environ.get("FACTCHECK_REQUIRE", "").split(","):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
