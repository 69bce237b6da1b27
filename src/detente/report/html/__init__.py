"""The report: a conflict, what is claimed of it and what was found, as one page of HTML."""
