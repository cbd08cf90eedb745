"""The bar on stderr while papers are being made."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar that shows on a terminal only; it yields what the library is to call before every step."""
    if not sys.stderr.isatty():
        yield _unseen
        return
    with click.progressbar(length=1, label=label, file=sys.stderr, item_show_func=_shown) as bar:

        def step(done: int, total: int, title: str) -> None:
            bar.length = total
            bar.update(done - bar.pos, title)

        yield step
        bar.update((bar.length or 0) - bar.pos)


def _unseen(done: int, total: int, title: str) -> None:
    """Into a file or a pipe a bar would only be litter."""


def _shown(title: object) -> str | None:
    return None if title is None else str(title)
