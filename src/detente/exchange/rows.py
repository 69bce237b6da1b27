"""Every row of the table of formats, entered by importing the file that it stands in."""

from detente.exchange import gmcr
from detente.exchange.formats import FORMATS

__all__ = ["FORMATS", "gmcr"]
