"""What a function says where it is given something of another kind: what it takes, and how it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import detente

api: Any = detente  # as whoever checks no types calls it
CALLS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "compare": ("compare takes two conflicts: compare(load(path), load(path))", lambda c: api.compare(c, "b.yaml")),
    "compare texts": ("compare takes two conflicts", lambda _: api.compare("a.yaml", "b.yaml")),
    "diff": ("diff takes two conflicts: diff(load(path), load(path))", lambda c: api.diff(c, "x")),
    "play": ("play takes a conflict: play(load(path))", lambda _: api.play("elmira")),
    "explore": ("explore takes a conflict: explore(load(path))", lambda _: api.explore("elmira")),
    "runs": ("number says how many runs", lambda c: api.explore(c, number="many")),
    "report": ("report_html takes a conflict: report_html(load(path))", lambda _: api.report_html("mine.yaml")),
    "report of what is solved": (
        "report_html takes a conflict: report_html(load(path))",
        lambda c: api.report_html(api.solve(api.unfold(c))),
    ),
    "audit": ("audit takes a conflict: audit(load(path))", lambda c: api.audit(api.unfold(c))),
    "orders": ("orders says how many orders are tried", lambda c: api.audit(c, orders="many")),
    "replay": (
        "replay takes a conflict and a chronicle: replay(conflict, open_chronicle(path, conflict))",
        lambda c: api.replay(c, "ev.csv"),
    ),
    "trace": ("trace takes a conflict and its texts", lambda _: api.trace("ferry", {})),
    "check": ("check takes a conflict: check(load(path))", lambda _: api.check("ferry")),
    "unfold": ("unfold takes a conflict: unfold(load(path))", lambda _: api.unfold("ferry")),
    "solve": ("solve takes a graph: solve(unfold(conflict))", api.solve),
    "outcomes": ("outcomes takes what is solved", api.outcomes),
    "export": ("export_conflict takes a conflict", lambda _: api.export_conflict("ferry", "gmcr")),
}


@pytest.mark.parametrize("call", CALLS)
def test_what_is_given_in_place_of_what_is_taken_is_refused_with_how_to_call_it(call: str) -> None:
    says, made = CALLS[call]
    with pytest.raises(TypeError) as refused:
        made(detente.load("ferry"))

    assert str(refused.value).startswith(says)


def test_a_picture_is_not_saved_where_there_is_no_folder_and_the_folder_is_named(tmp_path: Path) -> None:
    drawn = detente.picture(detente.solve(detente.unfold(detente.load("chicken"))), "stability")
    with pytest.raises(FileNotFoundError) as refused:
        drawn.save(tmp_path / "nodir" / "m.svg")

    assert f"there is no folder '{tmp_path / 'nodir'}'; nothing was written" in str(refused.value)
    assert str(tmp_path / "nodir" / "m.svg") == refused.value.filename
    assert [] == [*tmp_path.iterdir()]
