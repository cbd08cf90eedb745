"""Excel in, Excel out: the clerk's workbook."""

from vanban.workbook.read import read

__all__ = ["read"]
