"""Pictures: everything that is found is in them, nothing overlaps, and they are the same for the same data."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import detente
from detente.insight.claims.stage import Stages
from detente.insight.deciding.exploring import Effort, explore
from detente.insight.deciding.trying import places
from detente.insight.deciding.verdicts import Verdicts
from detente.report.pictures.hangs_on import splits
from detente.report.pictures.moves import picture_of_moves
from drawn import SVG, hints, outside, overlapping, parsed, tags, texts

ALL = tuple(detente.examples())
CLAIMING = ("ferry", "groundwater")
ORDERS = 12


@cache
def solved(name: str) -> detente.Stability:
    return detente.solve(detente.unfold(detente.load(name)))


@cache
def audited(name: str) -> detente.Audit:
    return detente.audit(detente.load(name), orders=ORDERS)


@cache
def drawn(name: str) -> dict[str, detente.Picture]:
    """Every picture that can be drawn of an example."""
    conflict, stability = detente.load(name), solved(name)
    found = {"moves": detente.picture(stability, conflict=conflict)}
    found["stability"] = detente.picture(stability, "stability", conflict=conflict)
    if not stability.graph.states.graph_form:
        found["options"] = detente.picture(stability, "options", conflict=conflict)
    if name in CLAIMING:
        found["shares"] = detente.picture(audited(name))
        found["hangs-on"] = detente.picture(audited(name), "hangs-on", conflict=conflict)
    chronicle = detente.example(name).chronicle
    if chronicle is not None:
        opened = detente.open_chronicle(chronicle, conflict, documents=detente.sources(conflict))
        found["timeline"] = detente.picture(opened, conflict=conflict)
    return found


each_example = pytest.mark.parametrize("name", ALL)


@each_example
def test_no_texts_overlap_and_none_reaches_over_the_edge(name: str) -> None:
    for kind, picture in drawn(name).items():
        assert (kind, []) == (kind, overlapping(picture.svg()))
        assert (kind, []) == (kind, outside(picture.svg()))


@each_example
def test_a_picture_says_in_words_what_it_shows(name: str) -> None:
    for picture in drawn(name).values():
        root = parsed(picture.svg())

        assert "img" == root.attrib["role"]
        assert [picture.title, picture.description] == [root.findtext(f"{SVG}{tag}") for tag in ("title", "desc")]
        assert f"{picture.title}. {picture.description}" == root.attrib["aria-label"]
        assert len(picture.description.split()) > 8


@each_example
def test_every_state_stands_in_the_graph_of_moves_or_is_counted(name: str) -> None:
    graph = solved(name).graph
    said = hints(drawn(name)["moves"].svg())
    shown = [s for s in graph.states.all_names(range(graph.size)) if any(h.startswith(f"{s}: ") for h in said)]
    left_out = graph.size - len(shown)

    assert (left_out > 0) == (graph.size > 40)
    assert left_out == 0 or f"{left_out} other states" in [t.words for t in texts(drawn(name)["moves"].svg())]
    assert left_out == 0 or f"Not drawn: {left_out} other states" in drawn(name)["moves"].description


@each_example
def test_equilibria_and_the_status_quo_are_marked(name: str) -> None:
    stability = solved(name)
    said = hints(drawn(name)["moves"].svg())

    assert sorted(stability.equilibria("SEQ")) == sorted(h.partition(":")[0] for h in said if "equilibrium)" in h)
    quo = {stability.graph.states.name(r.state) for r in stability.graph.readings}
    assert quo == {h.partition(":")[0] for h in said if "(status quo" in h}


@pytest.mark.parametrize("name", ["elmira", "chicken", "bridge", "northkorea-baseline"])
def test_the_arrows_are_the_moves(name: str) -> None:
    graph = solved(name).graph
    svg = picture_of_moves(graph, only_improvements=False, forums=False).svg()
    literal = set()
    for mover in graph.movers:
        for source in range(graph.size):
            for target in mover.moves.successors(source).tolist():
                better = target in graph.improving(mover, source).tolist()
                names = f"{graph.states.name(source)} to {graph.states.name(target)}"
                literal.add((mover.id, names + (", an improvement" if better else "")))
    said = {
        (who, move)
        for hint in hints(svg)
        if " to " in hint
        for who, _, moves in [hint.partition(": ")]
        for move in moves.split("; ")
    }

    assert literal == said


@each_example
def test_a_row_of_the_table_has_the_marks_that_were_found(name: str) -> None:
    stability = solved(name)
    root = parsed(drawn(name)["stability"].svg())
    dots = [element for element in root.iter("{http://www.w3.org/2000/svg}circle") if element.attrib.get("r") == "4.5"]
    rings = [element for element in root.iter("{http://www.w3.org/2000/svg}circle") if element.attrib.get("r") == "7"]
    shown = [h.partition(":")[0] for h in hints(drawn(name)["stability"].svg())]
    masks = [stability.mask(c, dm) for c in stability.concepts for dm in stability.graph.decision_makers]
    at = [stability.graph.states.index(s) for s in shown]

    assert 1 + sum(int(mask[at].sum()) for mask in masks) == len(dots)  # one more in the key
    assert 1 + sum(int(stability.equilibrium(c)[at].sum()) for c in stability.concepts) == len(rings)


def test_the_option_table_shows_what_holds() -> None:
    svg = drawn("ferry")["options"].svg()
    states = solved("ferry").graph.states
    shown = [h.partition(":")[0] for h in hints(svg) if h.partition(":")[0] in states.all_names(range(states.size))]
    patterns = [states.pattern(states.index(name)) or "" for name in shown]
    words = [t.words for t in texts(svg)]

    assert 24 == len(shown)
    assert 1 + sum(p.count("Y") for p in patterns) == words.count("Y")
    assert 1 + sum(p.count("N") for p in patterns) == words.count("N")


@pytest.mark.parametrize("name", CLAIMING)
def test_bars_are_the_shares_of_the_audit(name: str) -> None:
    audit, picture = audited(name), drawn(name)["shares"]

    assert [claim.id for claim in audit.claims] == [h.partition(":")[0] for h in hints(picture.svg())]
    blue = [
        float(rect.attrib["width"]) / 300
        for rect in parsed(picture.svg()).iter("{http://www.w3.org/2000/svg}rect")
        if rect.attrib.get("class") == "dt-f-mover0" and rect.attrib["height"] == "12"
    ]
    shares = [claim.share.share for claim in audit.claims if claim.share.share is not None]
    assert pytest.approx(shares, abs=0.001) == blue[: len(shares)]


@pytest.mark.parametrize("name", CLAIMING)
def test_what_a_claim_hangs_on_is_a_literal_count_of_the_orders_tried(name: str) -> None:
    conflict, audit = detente.load(name), audited(name)
    verdicts = Verdicts(conflict, tuple(claim.says for claim in conflict.claims), "SEQ", detente.Reading(), Stages())
    whole = explore(verdicts, Effort.in_proportion(ORDERS), seed=0, workers=1).choices[0]
    for k, claim in enumerate(audit.claims):
        firm = claim.decided.firm
        counted: dict[bool, dict[str, int]] = {True: {}, False: {}}
        for case in whole.cases[: whole.even]:
            at = places(case.order)
            meets = bool(firm) and all(at[c.first] < at[c.second] for c in firm)
            verdict = case.verdicts[k] if case.verdicts[k] in {"holds", "fails"} else "neither"
            counted[meets][verdict] = counted[meets].get(verdict, 0) + 1
        found = [dict(s.counts) for s in splits(claim, audit) if not s.beside]
        found = [{verdict: number for verdict, number in each.items() if number} for each in found]

        assert ([counted[True]] if firm else []) + [counted[False]] == found


def test_a_timeline_has_a_row_for_each_move_in_their_order() -> None:
    conflict = detente.load("talks-2022")
    path = detente.example("talks-2022").chronicle
    assert path is not None
    chronicle = detente.open_chronicle(path, conflict, documents=detente.sources(conflict))
    said = hints(drawn("talks-2022")["timeline"].svg())

    assert [move.text for move in chronicle.moves] == [h.partition(": ")[2] for h in said]
    assert [move.date for move in chronicle.moves] == [h.partition(" ")[0] for h in said]


def test_the_structure_of_a_drawing_stays() -> None:
    picture = drawn("elmira")["moves"]
    counts = {tag: tags(picture.svg()).count(tag) for tag in ("path", "circle", "polygon", "text")}

    assert picture.title == "Elmira: who cleans the groundwater: Moves between 9 states, and equilibria under SEQ"
    assert counts == {"path": 21, "circle": 7, "polygon": 32, "text": 47}
    assert picture.description.startswith(
        "Status quo: s1 (delay, order unmodified · uniroyal: delay). Equilibria under SEQ: s5 ("
    )
    assert "Local Government from s1 to s5" in picture.description


def test_many_states_are_aggregated_and_ways_lead_to_the_equilibria_that_are_reached() -> None:
    picture = drawn("talks-2022")["moves"]

    assert "the nearest equilibria with shortest improving ways to them" in picture.description
    assert "Moves between 20 of 432 states" in picture.title
    some = detente.picture(solved("talks-2022"), most=5)
    assert len([h for h in hints(some.svg()) if h[0] == "s" and " to " not in h.partition(":")[2][:12]]) == 5
    assert "of them equilibria under SEQ" in some.description


def test_more_ways_than_may_be_followed_are_told() -> None:
    picture = detente.picture(solved("talks-2022"), searched=3)

    assert (
        "There are more ways than were followed, so that improvements may lead to more of the states drawn."
        in picture.description
    )


CODE = """
import hashlib, detente
conflict = detente.load("ferry")
solved = detente.solve(detente.unfold(conflict))
audit = detente.audit(conflict, orders=5)
drawn = [detente.picture(solved, what, conflict=conflict) for what in ("moves", "options", "stability")]
drawn += [detente.picture(audit, what) for what in ("shares", "hangs-on")]
print(hashlib.sha256("".join(each.svg() for each in drawn).encode()).hexdigest())
"""


def test_the_same_data_give_the_same_bytes_whatever_the_hash_seed() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", CODE],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert 1 == len(seen)


def test_a_picture_is_saved_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.svg"
    path.write_text("mine", "utf-8")
    path.chmod(0o640)
    (tmp_path / "link.svg").symlink_to(path)
    with path.open(encoding="utf-8") as before:
        drawn("chicken")["moves"].save(tmp_path / "link.svg")

        assert "mine" == before.read()  # whoever has it open still sees all of the old one
    assert path.read_text("utf-8").startswith("<svg ")
    assert 0o640 == path.stat().st_mode & 0o777
    with pytest.raises(OSError, match="no ordinary file"):
        drawn("chicken")["moves"].save(folder(tmp_path / "b.svg"))
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    (tmp_path / "c.png").write_text("mine", "utf-8")
    with pytest.raises(detente.Missing):
        drawn("chicken")["moves"].save(tmp_path / "c.png")
    assert "mine" == (tmp_path / "c.png").read_text("utf-8")
    assert ["a.svg", "b.svg", "c.png", "link.svg"] == sorted(each.name for each in tmp_path.iterdir())


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_a_picture_is_saved_by_its_suffix(tmp_path: Path) -> None:
    picture = drawn("chicken")["moves"]

    assert picture.svg() + "\n" == picture.save(tmp_path / "a.svg").read_text("utf-8")
    assert picture.svg() == picture._repr_svg_()
    with pytest.raises(ValueError, match=r"by the suffix of the file: 'a\.gif'"):
        picture.save(tmp_path / "a.gif")
    assert ["a.svg"] == [path.name for path in tmp_path.iterdir()]


def test_what_cannot_be_drawn_is_said() -> None:
    with pytest.raises(TypeError, match="not Conflict"):
        detente.picture(detente.load("chicken"))
    with pytest.raises(
        detente.UnknownName, match=r"there is no picture of Stability 'stabilty'; did you mean 'stability'"
    ):
        detente.picture(solved("chicken"), "stabilty")
    with pytest.raises(detente.Missing, match="by its states and moves alone"):
        detente.picture(solved("bridge"), "options")
    with pytest.raises(ValueError, match="solve it first"):
        detente.picture(solved("chicken").graph, concept="SEQ")


def test_a_picture_can_stand_twice_in_a_page_since_nothing_in_it_has_an_id() -> None:
    for picture in drawn("elmira").values():
        named = {key for element in parsed(picture.svg()).iter() for key in element.attrib}

        assert set() == named & {"id", "aria-labelledby", "aria-describedby"}


def test_a_passage_is_quoted_in_pictures_no_longer_than_a_citation_needs(tmp_path: Path) -> None:
    sentence = "The council will not build, " + "and it has said so again and again, " * 9 + "as everybody knows."
    (tmp_path / "news.txt").write_text(f"{sentence}\n", "utf-8")
    file = tmp_path / "a.yaml"
    file.write_text(
        "detente: 1\ndecision_makers: {a: {options: {x: builds}}}\nsources: {news: {file: news.txt}}\nstatus_quo: []\n"
        'preferences: {a: ["a.x"]}\nclaims: [{id: C1, says: "possible(a.x)", cites: ["news#1"]}]\n',
        "utf-8",
    )
    conflict = detente.load(file)
    audit = detente.audit(conflict, orders=2, documents=detente.sources(conflict))
    for kind in ("shares", "hangs-on"):
        svg = detente.picture(audit, kind).svg()

        assert "The council will not build, and it has said so again" in "".join(hints(svg))
        assert max(svg.count(" again and again,"), svg.count("everybody knows")) == 0
