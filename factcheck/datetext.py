"""ISO dates as people write them: ground floor, so that facts and reports say them alike."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def date_text(value: str) -> str:
    """An ISO date as a person writes it: `17 May 2025`, `May 2025`, `Q2 2019`, `fiscal 2019`, `1980s`, `December`, `Q2`.

    What is no ISO date comes back as it is.
    """
    if match := re.fullmatch(r"FY(\d{4})", value):
        return f"fiscal {match[1]}"
    if match := re.fullmatch(r"(\d{4}|-)-([QH]\d)", value):
        return match[2] if match[1] == "-" else f"{match[2]} {match[1]}"
    match = re.fullmatch(r"(\d{4}|-)-(\d{2})(?:-(\d{2}))?(?:T.*)?", value)
    if match is None or not 1 <= int(match[2]) <= 12:
        return value
    day = [str(int(match[3]))] if match[3] else []
    year = [match[1]] if match[1] != "-" else []
    return " ".join([*day, MONTHS[int(match[2]) - 1], *year])
