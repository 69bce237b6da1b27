"""What a report refuses: ways to quote that there are not, and what is no conflict."""

from __future__ import annotations

import pytest

import detente


@pytest.mark.parametrize("quotes", ["no", "None", "", "Short"])
def test_no_slip_of_the_pen_quotes_a_source_in_full(quotes: str) -> None:
    with pytest.raises(detente.UnknownName, match="there is no way to quote"):
        detente.report_html(detente.load("ferry"), audited=False, quotes=quotes)  # type: ignore[arg-type]


def test_a_path_is_no_conflict() -> None:
    with pytest.raises(TypeError, match="report_html takes a conflict"):
        detente.report_html("ferry.yaml")  # type: ignore[arg-type]
