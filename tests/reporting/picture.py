"""Pictures of a report for the README: `python tests/reporting/picture.py REPORT.html DESKTOP.png PHONE.png`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZES = ({"width": 1280, "height": 860}, {"width": 390, "height": 844})


def main(report: str, *targets: str) -> None:
    """Draw the report as it opens, at desktop and at phone width, at two device pixels a CSS pixel."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for target, size in zip(targets, SIZES, strict=False):
            context = browser.new_context(viewport=size, device_scale_factor=2, color_scheme="light")  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(Path(report).resolve().as_uri())
            page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
