"""The hand-built model of the shared seed, turned into our file format: its content as it stands, nothing improved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML


def conflict_file(shared: Path) -> str:
    """The text of a conflict file that says what `seed/model-draft.yaml` says, citing the dispatch beside it."""
    draft = YAML(typ="safe", pure=True).load((shared / "seed" / "model-draft.yaml").read_text("utf-8"))
    out: dict[str, Any] = {
        "detente": 1,
        "title": draft["title"],
        "date": str(draft["date"]),
        "sources": {"dispatch": {"file": "dispatch-2022-01-17.txt"}},
        "decision_makers": {},
        "joint_options": {},
    }
    for dm, about in draft["dms"].items():
        out["decision_makers"][dm] = {"name": about["name"], **_grounds(about), "options": {}}
    for key, option in draft["options"].items():
        owner, name = key.split(".")
        said = {"text": option["text"], **_grounds(option)}
        if option.get("irreversible"):
            said["irreversible"] = "adopted"
        if owner == "joint":
            enter = draft["enter"][key]
            out["joint_options"][name] = {**said, "owners": option["owners"], "requires": enter["requires"]}
        else:
            out["decision_makers"][owner]["options"][name] = said
    out["infeasible"] = [{"when": r["when"], "why": r["why"], **_grounds(r)} for r in draft["infeasible"]]
    out["consequences"] = [
        {"when": c["when"], "set": {k: "yes" if v else "no" for k, v in c["set"].items()}, **_grounds(c)}
        for c in draft["consequences"]
    ]
    out["forums"] = {f: {"members": about["members"], **_grounds(about)} for f, about in draft["forums"].items()}
    quo = draft["status_quo"]
    contested = [{"set": {"russia.invade": "yes"}, "held_by": "some in the West", "cites": ["dispatch#9"]}]
    out["status_quo"] = {"holds": quo["holds"], **_grounds(quo), "contested": contested}
    out["preferences"] = {
        dm: [{k: w[k] for k in ("id", "want", "if", "iff", "tier") if k in w} | _grounds(w) for w in wants]
        for dm, wants in draft["preferences"].items()
    }
    out["beliefs"] = [
        {
            "holder": "russia",
            "about": "ukraine",
            "change": {"replace": {"U6": "ukraine.retake"}},
            "cites": ["dispatch#10"],
        },
        {
            "holder": "west",
            "about": "russia",
            "change": {"replace": {"R5": "russia.invade"}, "first": ["R5"]},
            "cites": ["dispatch#9", "dispatch#11"],
        },
    ]
    out["variants"] = {"stakeholder": {"attitudes": {"russia": {"west": 1}}, "assumed": "what a stakeholder would do"}}
    out["claims"] = [{"id": c["id"], "says": c["says"], **_grounds(c)} for c in draft["claims"]]
    return _dumped(out)


def _grounds(part: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "cites" in part:
        found["cites"] = [f"dispatch#{n}" for n in part["cites"]]
    for key in ("basis", "note"):
        if key in part:
            found[key] = part[key]
    return found


def _dumped(data: dict[str, Any]) -> str:
    import io  # noqa: PLC0415

    from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted  # noqa: PLC0415

    def quoted(part: Any) -> Any:
        match part:
            case dict():
                return {key: quoted(value) for key, value in part.items()}
            case list():
                return [quoted(value) for value in part]
            case str():
                return Quoted(part)
        return part

    stream = io.StringIO()
    yaml = YAML()
    yaml.width = 4096
    yaml.dump(quoted(data), stream)
    return stream.getvalue()
