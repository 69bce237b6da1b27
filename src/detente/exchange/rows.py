"""Every row of the table of formats, entered by importing the file that it stands in."""

from detente.exchange import gmcr, option_table, written_only
from detente.exchange.formats import FORMATS

__all__ = ["FORMATS", "gmcr", "option_table", "written_only"]
