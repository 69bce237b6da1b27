"""Détente: an account of a dispute as a model that can be checked.

::

    import detente

    conflict = detente.load("quarrel.yaml")
    result = detente.solve(detente.unfold(conflict))

Each public name is fetched from its room when it is first used, so that `import detente` itself is quick.
"""

from importlib import import_module

__version__ = "0.1.0"

# True for type checkers, which know the name; to import it from `typing` would take longer than all else here.
TYPE_CHECKING = False

# Where each public name lives, as room or room:name.  A new name is added here, to the imports that type checkers read,
# and to `__all__`; tests/house/test_public_names.py holds the three together.
_ROOMS = {
    "Accepted": "detente.dossier.contract.accept",
    "Audit": "detente.insight.auditing.audited",
    "BadInput": "detente.errors",
    "CONCEPTS": "detente.stability.solve",
    "CUES": "detente.dossier.read",
    "Case": "detente.catalog.cases",
    "Check": "detente.insight.check",
    "Chronicle": "detente.model.chronicle.chronicle",
    "Comparison": "detente.insight.comparing.compared",
    "Concept": "detente.stability.concept",
    "Conflict": "detente.model.conflict",
    "ConflictError": "detente.errors",
    "Coverage": "detente.dossier.coverage",
    "DatedMove": "detente.model.chronicle.chronicle",
    "DetenteError": "detente.errors",
    "Deviation": "detente.stability.witness",
    "Diff": "detente.insight.diffing.diffed",
    "Document": "detente.text.document",
    "Dossier": "detente.dossier.items",
    "Draft": "detente.model.drafting.draft",
    "Exploration": "detente.insight.playing.explored",
    "FORMATS": "detente.exchange.rows",
    "Graph": "detente.graph.graph",
    "Grid": "detente.grid",
    "Imported": "detente.exchange.formats",
    "Judged": "detente.insight.auditing.standings",
    "Missing": "detente.errors",
    "Outcome": "detente.insight.outcomes",
    "Outcomes": "detente.insight.outcomes",
    "POLICIES": "detente.insight.playing.policy",
    "Patch": "detente.model.conflict",
    "Picture": "detente.report.pictures.picture",
    "Placement": "detente.dossier.beside",
    "Play": "detente.insight.playing.played",
    "Problem": "detente.errors",
    "Reading": "detente.stability.reading",
    "Reanchored": "detente.model.reanchor",
    "Reason": "detente.insight.reason",
    "Removal": "detente.graph.removed",
    "Removed": "detente.graph.removed",
    "Replay": "detente.insight.replaying.replayed",
    "ReviewFile": "detente.dossier.review_file",
    "Stability": "detente.stability.solve",
    "Step": "detente.stability.witness",
    "TooLarge": "detente.errors",
    "Trace": "detente.insight.trace",
    "UnknownName": "detente.errors",
    "Witness": "detente.stability.witness",
    "Written": "detente.exchange.formats",
    "accept": "detente.dossier.contract.accept",
    "accept_item": "detente.dossier.review:accept",
    "actor_table": "detente.dossier.actor_table",
    "answer_schema": "detente.dossier.contract.answer_shape",
    "apply": "detente.model.patch",
    "audit": "detente.insight.auditing.audit",
    "believed": "detente.model.patch",
    "check": "detente.insight.check",
    "compare": "detente.insight.comparing.compare",
    "copy_example": "detente.catalog.find",
    "coverage": "detente.dossier.coverage",
    "diff": "detente.insight.diffing.diff",
    "document": "detente.text.document",
    "dossier_json": "detente.dossier.dossier_file:dump_dossier",
    "dossier_schema": "detente.dossier.dossier_shape",
    "draft": "detente.model.drafting.draft",
    "dumps": "detente.model.write:dump_conflict",
    "edit_item": "detente.dossier.review:edit",
    "events_csv": "detente.exchange.event_table",
    "example": "detente.catalog.find",
    "examples": "detente.catalog.find",
    "explore": "detente.insight.playing.explore",
    "export_conflict": "detente.exchange.conflicts",
    "import_conflict": "detente.exchange.conflicts",
    "language_model": "detente.dossier.language_model",
    "load": "detente.catalog.find",
    "loads": "detente.model.read:parse_conflict",
    "merge_items": "detente.dossier.review:merge",
    "nothing_here": "detente.dossier.review",
    "open_chronicle": "detente.model.chronicle.read_chronicle",
    "open_document": "detente.text.document",
    "open_dossier": "detente.dossier.dossier_file:read_dossier",
    "open_mapping": "detente.model.mapping",
    "open_review": "detente.dossier.review_file",
    "outcomes": "detente.insight.outcomes",
    "parse_chronicle": "detente.model.chronicle.read_chronicle",
    "parse_dossier": "detente.dossier.dossier_file",
    "picture": "detente.report.pictures.draw",
    "placed": "detente.dossier.beside",
    "play": "detente.insight.playing.play",
    "plover_json": "detente.exchange.plover_records",
    "prompt": "detente.dossier.contract.prompt",
    "raw_texts": "detente.dossier.beside",
    "read": "detente.dossier.read:read_texts",
    "read_annotations": "detente.exchange.annotation_reader",
    "reanchor": "detente.model.reanchor",
    "reason": "detente.insight.reason",
    "rehomed": "detente.dossier.beside",
    "reject_item": "detente.dossier.review:reject",
    "removed": "detente.graph.removed",
    "reapply": "detente.dossier.reapply",
    "replay": "detente.insight.replaying.replay",
    "report_html": "detente.report.html.page",
    "retry_prompt": "detente.dossier.contract.prompt",
    "save": "detente.model.write:save_conflict",
    "save_dossier": "detente.dossier.dossier_file",
    "schema": "detente.model.schema",
    "settled": "detente.model.reanchor",
    "solve": "detente.stability.solve",
    "sources": "detente.model.sources",
    "split_item": "detente.dossier.review:split",
    "standings": "detente.insight.auditing.standings",
    "tabulate": "detente.report.tables",
    "trace": "detente.insight.trace",
    "undo_act": "detente.dossier.review:undo",
    "unfold": "detente.graph.unfold",
    "variant": "detente.model.patch",
    "web_annotations": "detente.exchange.annotation_page",
}

__all__ = [
    "CONCEPTS",
    "CUES",
    "FORMATS",
    "POLICIES",
    "Accepted",
    "Audit",
    "BadInput",
    "Case",
    "Check",
    "Chronicle",
    "Comparison",
    "Concept",
    "Conflict",
    "ConflictError",
    "Coverage",
    "DatedMove",
    "DetenteError",
    "Deviation",
    "Diff",
    "Document",
    "Dossier",
    "Draft",
    "Exploration",
    "Graph",
    "Grid",
    "Imported",
    "Judged",
    "Missing",
    "Outcome",
    "Outcomes",
    "Patch",
    "Picture",
    "Placement",
    "Play",
    "Problem",
    "Reading",
    "Reanchored",
    "Reason",
    "Removal",
    "Removed",
    "Replay",
    "ReviewFile",
    "Stability",
    "Step",
    "TooLarge",
    "Trace",
    "UnknownName",
    "Witness",
    "Written",
    "accept",
    "accept_item",
    "actor_table",
    "answer_schema",
    "apply",
    "audit",
    "believed",
    "check",
    "compare",
    "copy_example",
    "coverage",
    "diff",
    "document",
    "dossier_json",
    "dossier_schema",
    "draft",
    "dumps",
    "edit_item",
    "events_csv",
    "example",
    "examples",
    "explore",
    "export_conflict",
    "import_conflict",
    "language_model",
    "load",
    "loads",
    "merge_items",
    "nothing_here",
    "open_chronicle",
    "open_document",
    "open_dossier",
    "open_mapping",
    "open_review",
    "outcomes",
    "parse_chronicle",
    "parse_dossier",
    "picture",
    "placed",
    "play",
    "plover_json",
    "prompt",
    "raw_texts",
    "read",
    "read_annotations",
    "reanchor",
    "reapply",
    "reason",
    "rehomed",
    "reject_item",
    "removed",
    "replay",
    "report_html",
    "retry_prompt",
    "save",
    "save_dossier",
    "schema",
    "settled",
    "solve",
    "sources",
    "split_item",
    "standings",
    "tabulate",
    "trace",
    "undo_act",
    "unfold",
    "variant",
    "web_annotations",
]

if TYPE_CHECKING:
    from detente.catalog.cases import Case
    from detente.catalog.find import copy_example, example, examples, load
    from detente.dossier.actor_table import actor_table
    from detente.dossier.beside import Placement, placed, raw_texts, rehomed
    from detente.dossier.contract.accept import Accepted, accept
    from detente.dossier.contract.answer_shape import answer_schema
    from detente.dossier.contract.prompt import prompt, retry_prompt
    from detente.dossier.coverage import Coverage, coverage
    from detente.dossier.dossier_file import dump_dossier as dossier_json
    from detente.dossier.dossier_file import parse_dossier, save_dossier
    from detente.dossier.dossier_file import read_dossier as open_dossier
    from detente.dossier.dossier_shape import dossier_schema
    from detente.dossier.items import Dossier
    from detente.dossier.language_model import language_model
    from detente.dossier.read import CUES
    from detente.dossier.read import read_texts as read
    from detente.dossier.reapply import reapply
    from detente.dossier.review import accept as accept_item
    from detente.dossier.review import edit as edit_item
    from detente.dossier.review import merge as merge_items
    from detente.dossier.review import nothing_here
    from detente.dossier.review import reject as reject_item
    from detente.dossier.review import split as split_item
    from detente.dossier.review import undo as undo_act
    from detente.dossier.review_file import ReviewFile, open_review
    from detente.errors import BadInput, ConflictError, DetenteError, Missing, Problem, TooLarge, UnknownName
    from detente.exchange.annotation_page import web_annotations
    from detente.exchange.annotation_reader import read_annotations
    from detente.exchange.conflicts import export_conflict, import_conflict
    from detente.exchange.event_table import events_csv
    from detente.exchange.formats import Imported, Written
    from detente.exchange.plover_records import plover_json
    from detente.exchange.rows import FORMATS
    from detente.graph.graph import Graph
    from detente.graph.removed import Removal, Removed, removed
    from detente.graph.unfold import unfold
    from detente.grid import Grid
    from detente.insight.auditing.audit import audit
    from detente.insight.auditing.audited import Audit
    from detente.insight.auditing.standings import Judged, standings
    from detente.insight.check import Check, check
    from detente.insight.comparing.compare import compare
    from detente.insight.comparing.compared import Comparison
    from detente.insight.diffing.diff import diff
    from detente.insight.diffing.diffed import Diff
    from detente.insight.outcomes import Outcome, Outcomes, outcomes
    from detente.insight.playing.explore import explore
    from detente.insight.playing.explored import Exploration
    from detente.insight.playing.play import play
    from detente.insight.playing.played import Play
    from detente.insight.playing.policy import POLICIES
    from detente.insight.reason import Reason, reason
    from detente.insight.replaying.replay import replay
    from detente.insight.replaying.replayed import Replay
    from detente.insight.trace import Trace, trace
    from detente.model.chronicle.chronicle import Chronicle, DatedMove
    from detente.model.chronicle.read_chronicle import open_chronicle, parse_chronicle
    from detente.model.conflict import Conflict, Patch
    from detente.model.drafting.draft import Draft, draft
    from detente.model.mapping import open_mapping
    from detente.model.patch import apply, believed, variant
    from detente.model.read import parse_conflict as loads
    from detente.model.reanchor import Reanchored, reanchor, settled
    from detente.model.schema import schema
    from detente.model.sources import sources
    from detente.model.write import dump_conflict as dumps
    from detente.model.write import save_conflict as save
    from detente.report.html.page import report_html
    from detente.report.pictures.draw import picture
    from detente.report.pictures.picture import Picture
    from detente.report.tables import tabulate
    from detente.stability.concept import Concept
    from detente.stability.reading import Reading
    from detente.stability.solve import CONCEPTS, Stability, solve
    from detente.stability.witness import Deviation, Step, Witness
    from detente.text.document import Document, document, open_document
else:  # hidden from type checkers, so that they still find a name that is not there

    def __getattr__(name: str) -> object:
        """Fetch a public name from its room, once."""
        if name not in _ROOMS:
            raise AttributeError(f"module 'detente' has no attribute {name!r}")
        room, _, own = _ROOMS[name].partition(":")
        value = getattr(import_module(room), own or name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """The public names, fetched or not."""
    return sorted({*globals(), *__all__})
