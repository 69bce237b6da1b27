"""The rows of option tables in the table of formats."""

from functools import partial

from detente.exchange.formats import Ways, conflict_format
from detente.exchange.option_table_reader import read_option_table
from detente.exchange.option_table_writer import write_option_table


@conflict_format("csv", suffixes=(".csv",))
def csv() -> Ways:
    """An option table, comma-separated: a row for each option, a column for each state, and rankings."""
    return Ways(write=write_option_table, read=read_option_table)


@conflict_format("tsv", suffixes=(".tsv", ".tab"))
def tsv() -> Ways:
    """An option table with tabs, as copied from a spreadsheet or pasted into one."""
    return Ways(write=partial(write_option_table, separator="\t"), read=read_option_table)
