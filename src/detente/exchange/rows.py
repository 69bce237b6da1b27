"""Every row of the table of formats, entered by importing the file that it stands in."""

from detente.exchange import dot, gambit, gmcr, graphml, option_table, preflib
from detente.exchange.formats import FORMATS

__all__ = ["FORMATS", "dot", "gambit", "gmcr", "graphml", "option_table", "preflib"]
