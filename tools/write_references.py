"""Write the pages of docs/reference/ from the data and the code they describe.

python -m tools.write_references
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools.references.commands import commands_page
from tools.references.exits import exits_page
from tools.references.forms import forms_page
from tools.references.law import law_page
from tools.references.problems import problems_page
from tools.references.sheets import sheets_page

TARGET = Path(__file__).parents[1] / "docs" / "reference"
PAGES: Mapping[str, Callable[[], str]] = {
    "trang-va-cot.md": sheets_page,
    "loai-van-ban.md": forms_page,
    "lenh.md": commands_page,
    "ma-thoat.md": exits_page,
    "ma-van-de.md": problems_page,
    "luat.md": law_page,
}


def pages() -> dict[str, str]:
    """Every page by its file name, as it must be now."""
    return {name: page() for name, page in PAGES.items()}


def main() -> None:
    """Write them all and name each."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (TARGET / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{(TARGET / name).relative_to(TARGET.parents[1])}\n")


if __name__ == "__main__":
    main()
