"""One fault, told once: what a paper claims of a cell that could not be read is an echo of that."""

from collections.abc import Iterable

from vanban.problems import Problem, Severity

# A mark that would stand on a final paper: it names the paper, which no reader of cells can.
MARK = "X026"


def without_echoes(read: Iterable[Problem], composed: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of the papers, less those about a cell in which the reader found an error.

    The error stays until the cell is mended, and what is still wrong then is told then.
    """
    errors = (problem for problem in read if problem.severity is Severity.ERROR)
    unread = {problem.place for problem in errors if problem.place.column}
    return tuple(problem for problem in composed if problem.code == MARK or problem.place not in unread)
