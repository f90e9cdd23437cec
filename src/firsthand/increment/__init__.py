"""Few documents that came to many: they are linked to what is near them, and what was found before stays.

The stages run on the new documents and those near to them, as if these were the case; then each finding that holds
something new is laid onto the stored one that it has most in common with, or is added.  What was found before is never
split or joined: that is left to the next time that all is linked, which comes when a tenth has been added, when
anything else than new documents has changed, or when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from firsthand import cycles
from firsthand.increment.changes import CHANGES
from firsthand.increment.vicinity import Vicinity
from firsthand.stage import Tables

if TYPE_CHECKING:
    from firsthand.case import Case
    from firsthand.stage import Context, Stage

LINKED = "linked"  # under this name the case keeps which documents are linked, and how:
WHOLE, ADDED = "whole", "added"
MANY = 5_000  # documents, below which linking all of them takes no long time
SHARE = 0.1  # of these, that may be added before all are linked anew


def worth(linked: Mapping[str, str], documents: Collection[str]) -> bool:
    """Whether to link what is new alone: `linked` tells how each document was linked that is."""
    whole = sum(how == WHOLE for how in linked.values())
    gone, new = linked.keys() - documents, set(documents) - linked.keys()
    return not gone and bool(new) and whole >= MANY and len(documents) - whole <= SHARE * whole


def added(linked: Mapping[str, str]) -> int:
    """How many documents were linked alone, since all of the others were."""
    return sum(how == ADDED for how in linked.values())


def link(case: Case, stages: Sequence[Stage], keys: Mapping[str, str], context: Context) -> None:
    """Links the documents that are not yet linked, all at once or not at all; `keys` are those of the whole case."""
    with case.at_once(), cycles.put_off():
        linked = case.runs(LINKED)
        vicinity = Vicinity(case, [id_ for id_ in case.document_inputs() if id_ not in linked])
        for stage in stages:
            CHANGES[stage.name](vicinity, stage, Tables(stage.run(vicinity.tables(stage.reads), context)))
        for name, key in keys.items():
            case.mark(name, {"": key})
        case.mark(LINKED, dict.fromkeys(vicinity.new, ADDED))
