"""Write the example workbooks of data/.

python -m tools.write_examples
"""

import sys
from pathlib import Path

from vanban.workbook.examples import write_data

TARGET = Path(__file__).parents[1] / "data"


def main() -> None:
    """Write them all and name each."""
    for path in write_data(TARGET):
        sys.stdout.write(f"{path.relative_to(TARGET.parent)}\n")


if __name__ == "__main__":
    main()
