"""The row of GMCR+ in the table of formats."""

from detente.exchange.formats import Ways, conflict_format
from detente.exchange.gmcr_reader import read_gmcr
from detente.exchange.gmcr_writer import write_gmcr


@conflict_format("gmcr", suffixes=(".gmcr",))
def gmcr() -> Ways:
    """The save-file of GMCR+ (gmcr-py): options, rules, statements or rankings, and coalitions."""
    return Ways(write=write_gmcr, read=read_gmcr)
