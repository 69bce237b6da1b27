"""Reading the save-file of GMCR+ (`.gmcr`): what it holds as a conflict, and what of it has no counterpart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from detente.dossier.dossier_file import decoded_json
from detente.dossier.json_places import Piece, Places, blank_end, scan
from detente.dossier.json_shape import Anything, Key, Listed, Misfit, Record, Text, Truth, Whole, misfits
from detente.errors import ConflictError, Problem, quoted
from detente.exchange.formats import Imported
from detente.exchange.gmcr_conditions import Condition, conditions, statement
from detente.exchange.gmcr_ranking import preference
from detente.exchange.left_behind import named
from detente.model.conflict import Conflict, DecisionMaker, Forum, Once, Option, Preference, Rule, Statements, Want
from detente.model.drafting.names import Namer, identifier
from detente.text.decode import BOM

_MANUAL, _OLD_MANUAL = "useManualPreferenceRanking", "useManualPreferenceVectors"
_RANKING, _OLD_RANKING = "preferenceRanking", "preferenceVector"
_INDICES = Listed(Whole(), "a list of numbers of options, from 0")
_CONDITIONS = Listed(Anything(), "a list of conditions")
_RANKED = Listed(Anything(), "a list of states by number, best first")
_OPTION = Record(
    "an option",
    (
        Key("name", Text(), "a text, such as 'Build the weir'"),
        Key("permittedDirection", Text(), "'both', 'fwd' or 'back'"),
    ),
)
_MAKER = Record(
    "a decision maker",
    (
        Key("name", Text(), "a text"),
        Key("options", _INDICES, "the numbers of its options, such as [0, 2]"),
        Key("preferences", _CONDITIONS, "its statements, most important first; [] for none"),
        Key(_RANKING, _RANKED, "the states by number, best first", required=False),
        Key(_OLD_RANKING, _RANKED, "the states by number, best first", required=False),
        Key("misperceptions", _CONDITIONS, "conditions", required=False),
        Key("payoffs", Anything(), "numbers", required=False),
    ),
)
_FILE = Record(
    "a .gmcr file",
    (
        Key("options", Listed(_OPTION, "a list of options, at least one", least=1), "[ … ]"),
        Key("decisionMakers", Listed(_MAKER, "a list of decision makers, at least one", least=1), "[ … ]"),
        Key("infeasibles", _CONDITIONS, "what cannot be, as conditions; [] for nothing"),
        Key(_MANUAL, Truth(), "true or false", required=False),
        Key(_OLD_MANUAL, Truth(), "true or false", required=False),
        Key("coalitions", Anything(), "numbers of decision makers", required=False),
        Key("coalitionsFull", Anything(), "", required=False),
        Key("program", Anything(), "", required=False),
        Key("version", Anything(), "", required=False),
    ),
)
_CUT_OFF = "the end was cut off: save the conflict again in GMCR+, or take a copy that is whole"
_DIRECTIONS: dict[str, Once | None] = {"both": None, "fwd": "adopted", "back": "abandoned"}


def read_gmcr(data: bytes, name: str, /, *, limit: int = 2**22, most: int = 100, most_options: int = 1_000) -> Imported:
    """The conflict in a save-file of GMCR+, and what of the file is dropped or means something else here.

    Options come in the order in which the program sorts them, each decision maker's beside each other, so that its
    ordered state number k is our state sk.  A coalition becomes a forum, an irreversible option stays one, and a
    compound condition that was typed with "if" or "iff" is read so again.
    `limit`: how many combinations of options may be held at once, where a ranking has to be compared with the states.
    Raises TextError where the file is no JSON (DET401 to DET407), ConflictError with all that is wrong in it (DET553 to
    DET557), the first `most` in the order of the file, or where it has more than `most_options` options or decision
    makers; TooLarge at the limit.
    """
    text = decoded_json(data, name, max(len(data), 1))
    root, noted = scan(text, name, start=len(text) - len(text.removeprefix(BOM)), cut_off=_CUT_OFF)
    for key in ("options", "decisionMakers"):
        if (count := len(root.listed(key))) > most_options:
            place = Places(text, name).at(*root.keys[key])
            message = f"there are {count:,} {quoted(key)}, where {most_options:,} are allowed"
            hint = "leave some out; in Python, FORMATS['gmcr'].read takes an argument `most_options`"
            raise ConflictError.of("DET553", message, place, hint)
    return _Reader(text, name, root, [slip.problem for slip in noted], limit, most).imported()


class _Reader:
    def __init__(self, text: str, name: str, root: Piece, problems: list[Problem], limit: int, most: int) -> None:
        self.text, self.name, self.root, self.limit, self.most = text, name, root, limit, most
        self.places = Places(text, name)
        self.problems = problems
        self.lost: list[str] = []

    def imported(self) -> Imported:
        self._check_shape()
        self._refuse()
        self.options, self.makers = self.root.listed("options"), self.root.listed("decisionMakers")
        self._check_owners()
        self.keys, makers = self._named()
        rules, wants = self._rules(), {dm.id: self._wants(dm.id, at) for at, dm in enumerate(makers)}
        perceived = [self._conditions(at.get("misperceptions")) for at in self.makers]
        self._refuse()
        bare = Conflict(makers, title=self._title(), infeasible=rules, forums=self._forums(makers), preferences=wants)
        self._tell_misperceptions(makers, perceived)
        preferences = self._ranked(bare) if self._manual() else wants
        self._refuse()
        if not self._manual():
            self._tell_indifferent(makers, wants)
        conflict = Conflict(makers, title=bare.title, infeasible=rules, forums=bare.forums, preferences=preferences)
        return Imported(conflict, tuple(dict.fromkeys(self.lost)))

    def note(self, code: str, piece: Piece, message: str, hint: str) -> None:
        """Take note of a problem."""
        self.problems.append(Problem(code, message, self.places.at(*piece.span), hint))

    def _refuse(self) -> None:
        if self.problems:
            ordered = sorted(self.problems, key=lambda p: (p.place.line, p.place.column) if p.place else (0, 0))
            if len(ordered) > self.most:
                message = f"more than {self.most} problems were found; these are the first"
                hint = "mend these, and read the file again"
                ordered = [*ordered[: self.most], Problem("DET410", message, None, hint)]
            raise ConflictError(ordered)

    def _check_shape(self) -> None:
        after = blank_end(self.text, self.root.end)
        if after < len(self.text):
            rest = Piece(None, after, after + 1)
            self.note("DET553", rest, "the file goes on after its object has ended", "take out what follows")
        unknown = []
        for misfit in misfits(self.root, _FILE):
            if misfit.kind == "unknown key":
                unknown.append(self.text[slice(*misfit.span)].strip('"'))
            else:
                self._misfit(misfit)
            if len(self.problems) > self.most:
                return
        if unknown:
            self.lost.append(f"Keys that the format does not know are passed over: {named(dict.fromkeys(unknown))}.")
        if isinstance(self.root.value, dict) and _MANUAL not in self.root.keys and _OLD_MANUAL not in self.root.keys:
            opening = Piece(None, self.root.start, self.root.start + 1)
            hint = f"'{_MANUAL}': true to rank the states by hand, false to go by statements"
            self.note("DET553", opening, f"a .gmcr file needs the key '{_MANUAL}'", hint)

    def _misfit(self, misfit: Misfit) -> None:
        self.problems.append(Problem("DET553", misfit.message, self.places.at(*misfit.span), misfit.hint))

    def _check_owners(self) -> None:
        """Note options that are not there, that several control, and that nobody does."""
        owner: dict[int, Piece] = {}
        for maker in self.makers:
            for index in maker.listed("options"):
                option = int(str(index.value))
                if option >= len(self.options):
                    message = f"there is no option {option}: the options are numbered 0 to {len(self.options) - 1}"
                    self.note("DET554", index, message, "correct the number; options are counted from 0")
                elif option in owner:
                    message = f"the option {option}, {quoted(self._called(option))}, is listed twice"
                    self.note("DET555", index, message, "one decision maker controls an option, and lists it once")
                owner.setdefault(option, index)
        for option, piece in enumerate(self.options):
            if option not in owner:
                message = f"nobody controls the option {option}, {quoted(self._called(option))}"
                self.note("DET555", piece, message, "list its number under the 'options' of a decision maker")

    def _called(self, option: int) -> str:
        return self.options[option].said("name")

    def _named(self) -> tuple[list[str], tuple[DecisionMaker, ...]]:
        """The key of each option of the file, and the decision makers with their options."""
        keys = [""] * len(self.options)
        makers, everybody = [], Namer()
        for piece in self.makers:
            said = piece.said("name")
            dm, own, namer = everybody.name(identifier(said, "somebody")), [], Namer()
            for index in piece.listed("options"):
                at = int(str(index.value))
                if at < len(keys):
                    keys[at] = f"{dm}.{namer.name(identifier(self._called(at), 'option'))}"
                    own.append(Option(keys[at], self._called(at), irreversible=self._direction(at)))
            makers.append(DecisionMaker(dm, said or dm, tuple(own)))
        return keys, tuple(makers)

    def _direction(self, option: int) -> Once | None:
        said = self.options[option].said("permittedDirection")
        if said not in _DIRECTIONS:
            self.lost.append(
                f"The direction {quoted(said)} of the option {quoted(self._called(option))} is none that the format "
                "knows: it may be taken and dropped, as in GMCR+."
            )
        return _DIRECTIONS.get(said)

    def _conditions(self, piece: Piece | None) -> list[Condition]:
        found, again = conditions(piece, len(self.options), self.note)
        if again:
            lines = ", ".join(str(self.places.at(*each.piece.span).line) for each in again[:6])
            more = f" and {len(again) - 6} more" if len(again) > 6 else ""
            self.lost.append(f"Conditions that repeat an earlier one of their list are left out: line {lines}{more}.")
        return found

    def _rules(self) -> tuple[Rule, ...]:
        found: list[Rule] = []
        for each in self._conditions(self.root.get("infeasibles")):
            if each.always:
                self.note("DET557", each.piece, "this condition holds always: no state would be left", "take it out")
            elif not self.problems:
                found.append(Rule(f"infeasible.{len(found) + 1}", statement(each, self.keys)))
            if each.compound:
                line = self.places.at(*each.piece.span).line
                self.lost.append(
                    f"A compound condition is among the infeasible ones (line {line}): GMCR+ itself fails at it."
                )
        return tuple(found)

    def _wants(self, dm: str, at: int) -> Statements:
        wants: list[Want] = []
        for each in self._conditions(self.makers[at].get("preferences")):
            if each.always:
                self.lost.append(f"A statement of {dm} is left out, since it holds always, and so orders nothing.")
            elif not self.problems:
                wants.append(Want(f"{dm}.{len(wants) + 1}", statement(each, self.keys)))
        return Statements(tuple(wants))

    def _manual(self) -> bool:
        found = self.root.get(_MANUAL) or self.root.get(_OLD_MANUAL)
        return found is not None and found.value is True

    def _ranked(self, bare: Conflict) -> dict[str, Preference]:
        """The preferences by the rankings of the file; by the statements where they say the same."""
        pieces: dict[str, Piece] = {}
        for dm, piece in zip(bare.decision_makers, self.makers, strict=True):
            ranking = piece.get(_RANKING) or piece.get(_OLD_RANKING)
            if ranking is None:
                opening = Piece(None, piece.start, piece.start + 1)
                hint = f"list the states, best first, or set '{_MANUAL}' to false"
                self.note("DET553", opening, f"{dm.id} has no '{_RANKING}', and rankings are to be used", hint)
            else:
                pieces[dm.id] = ranking
        found, unused = preference(bare, pieces, self.limit, self.note)
        if unused:
            self.lost.append(
                f"The statements of {named(unused)} are left out: the file says that the rankings count, which differ."
            )
        return found

    def _forums(self, makers: Sequence[DecisionMaker]) -> tuple[Forum, ...]:
        piece = self.root.get("coalitions")
        if piece is None:
            return ()
        groups = [item.items if isinstance(item.value, tuple) else (item,) for item in piece.items]
        numbers = [member.value for group in groups for member in group]
        whole = isinstance(piece.value, tuple) and all(type(number) is int for number in numbers)
        if not whole or sorted(numbers, key=str) != sorted(range(len(makers)), key=str):
            self.lost.append(
                "The coalitions are left out, since they do not divide the decision makers: GMCR+ drops them as well."
            )
            return ()
        taken = Namer({dm.id for dm in makers})
        found: list[Forum] = []
        for group in (group for group in groups if len(group) > 1):
            members = tuple(makers[int(str(member.value))].id for member in group)
            found.append(Forum(taken.name(identifier("_".join(members), "coalition")), members))
        if found:
            self.lost.append(
                f"Coalitions become forums ({named(forum.id for forum in found)}): everybody is judged alone, where "
                "GMCR+ judges a coalition in place of its members and lets it answer as one; "
                "'detente solve --for' judges a forum."
            )
        return tuple(found)

    def _tell_misperceptions(self, makers: Sequence[DecisionMaker], perceived: Sequence[list[Condition]]) -> None:
        for dm, found in zip(makers, perceived, strict=True):
            if found:
                shown = named(f"({statement(each, self.keys) if not each.always else 'all'})" for each in found)
                self.lost.append(
                    f"What {dm.id} does not perceive is left out: {shown}; in GMCR+ it cannot move to or from there."
                )

    def _tell_indifferent(self, makers: Sequence[DecisionMaker], wants: dict[str, Statements]) -> None:
        none = [dm.id for dm in makers if not wants[dm.id].wants]
        if none:
            self.lost.append(
                f"No statement orders the states for {named(none)}: all are equally good to it, as in GMCR+."
            )

    def _title(self) -> str:
        return "" if self.name.startswith("<") else PurePath(self.name).stem
