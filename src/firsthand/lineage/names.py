"""Which outlet of the case a slightly wrong name means."""

from __future__ import annotations

from firsthand.lineage import Lineage
from firsthand.text.lexicon import words as lexicon
from firsthand.text.mastheads import agency, imitates, masthead


class Meant:
    """Reads the names of outlets in one case."""

    def __init__(self, case: Lineage) -> None:
        self._case = case
        self._known: dict[str, str | None] = {}  # by key of a name

    def __call__(self, name: str) -> str:
        """`name`, or of the one outlet with documents whose name it is but for a slip: "the Habour Post"."""
        key = masthead(name)
        if key not in self._known:
            self._known[key] = self._near(key, name)
        return self._known[key] or name

    def _near(self, key: str, name: str) -> str | None:
        case = self._case
        if key in case.of_outlet or key in case.agencies or key in lexicon("outlets") or agency(name):
            return None
        near = [other for other in case.of_outlet if imitates(key, other)]
        return case.documents[case.of_outlet[near[0]][0]].outlet if len(near) == 1 else None
