"""`python -m vanban`, and the installed command: Ctrl-C is awaited before anything large is loaded."""

import os
import sys
from contextlib import suppress

INTERRUPTED = 130
SAID = "Đã dừng theo yêu cầu.\n"


def start() -> None:
    """The entry point of the program."""
    try:
        from vanban.cli.main import run

        run()
    except KeyboardInterrupt:
        if sys.stderr:
            with suppress(OSError):
                os.write(2, SAID.encode())
        os._exit(INTERRUPTED)


if __name__ == "__main__":
    start()
