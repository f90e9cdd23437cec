"""What a page's own styles hide: text that is not displayed, has no size or the colour of its ground."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from firsthand.readers.html_colours import BLACK, WHITE, Colour, colour, unseen

Properties = dict[str, str]

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_NESTED = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")  # for some screens only: not known to hold
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(#[\w-]+)?((?:\.[\w-]+)*)$", re.I)
_NOTHING = re.compile(r"0*(?:\.0+)?(?:px|pt|em|rem|%|vw|vh)?$")
_SPECK = re.compile(r"(?:0*(?:\.\d+)?|1)(?:px|pt)$")
_AWAY = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|em|pt|rem)?|-\d{2,}(?:em|rem)")
_CLIPPED = re.compile(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)")
_KEPT = frozenset(("html", "body", "main", "article"))  # hidden until a script shows them
MOST = 0.3  # share of the page's characters that a rule may hide and still be believed
LONGEST = 500_000  # characters of a style sheet that are read


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str | None
    id: str | None
    classes: frozenset[str]
    properties: Properties

    def matches(self, element: etree._Element) -> bool:
        return (
            self.tag in (None, element.tag)
            and self.id in (None, element.get("id"))
            and self.classes <= set((element.get("class") or "").split())
        )

    @property
    def key(self) -> str:
        """One of the names an element must have for the rule to match."""
        return self.id or min(self.classes, default=self.tag or "")

    @property
    def weight(self) -> tuple[bool, int, bool]:
        return self.id is not None, len(self.classes), self.tag is not None


class Styles:
    """The styles a page holds: its `style` attributes and the simple rules of its own sheets.

    Sheets that it only links to are not here, nor rules for some screens or by what stands around an element.  Not
    believed are sheets that do not display something on a page with scripts, which show it later, and rules that would
    hide much of a page.
    """

    def __init__(self, tree: etree._Element) -> None:
        sheets = (sheet.text or "" for sheet in tree.iter("style"))
        scripted = next(tree.iter("script"), None) is not None
        self._rules: dict[str, list[_Rule]] = {}
        for rule in (rule for sheet in sheets for rule in _rules(sheet)):
            if scripted:
                rule.properties.pop("display", None)
                rule.properties.pop("visibility", None)
            self._rules.setdefault(rule.key, []).append(rule)
        self._drop_unbelievable(tree)
        linked = any("stylesheet" in (link.get("rel") or "").lower() for link in tree.iter("link"))
        self._ground = None if linked else WHITE  # what a page has that says nothing of it

    def hides(self, element: etree._Element) -> bool:
        """Whether `element` itself hides what it holds; an element around it may do so too."""
        if element.get("hidden") is not None:
            return True
        own = self._of(element)
        if _hides(own):
            return True
        blackened = self._ground is not None and _ground(own) is not None and _holds_words(element)
        return ("color" in own or blackened) and self._unseen(element, own)

    def _matching(self, element: etree._Element) -> Iterator[_Rule]:
        if self._rules:
            keys = (element.get("id"), *(element.get("class") or "").split(), str(element.tag))
            for key in dict.fromkeys(key for key in keys if key):
                yield from (rule for rule in self._rules.get(key, ()) if rule.matches(element))

    def _drop_unbelievable(self, tree: etree._Element) -> None:
        hidden: dict[int, int] = {}
        whole = 0
        for element in tree.iter(etree.Element) if self._rules else ():
            whole += len(element.text or "") + len(element.tail or "")
            for rule in self._matching(element):
                if _hides(rule.properties):
                    hidden[id(rule)] = hidden.get(id(rule), 0) + sum(map(len, element.itertext()))
        for key, rules in self._rules.items():
            self._rules[key] = [rule for rule in rules if hidden.get(id(rule), 0) <= MOST * whole]

    def _of(self, element: etree._Element) -> Properties:
        properties: Properties = {}
        for rule in sorted(self._matching(element), key=lambda rule: rule.weight):
            properties.update(rule.properties)
        properties.update(_properties(element.get("style") or ""))
        if element.tag == "font" and (value := element.get("color")):
            properties.setdefault("color", value)
        if value := element.get("bgcolor"):
            properties.setdefault("background-color", value)
        return properties

    def _unseen(self, element: etree._Element, own: Properties) -> bool:
        if "clip" in "".join(key for key in own if key.startswith(("background", "-webkit-background"))):
            return False  # letters cut out of a picture
        text: Colour | None = None
        ground: Colour | None = None
        at: etree._Element | None = element
        while at is not None and (text is None or ground is None):
            properties = own if at is element else self._of(at)
            text = text or colour(properties.get("color", ""))
            if ground is None and "url(" in properties.get("background", "") + properties.get("background-image", ""):
                return False
            ground = ground or _ground(properties)
            at = at.getparent()
        ground = ground or self._ground
        return unseen(text or BLACK, ground) if ground else bool(text and text[3] == 0)


def _rules(sheet: str) -> Iterator[_Rule]:
    for selectors, declared in _RULE.findall(_NESTED.sub("", _COMMENT.sub("", sheet[:LONGEST]))):
        properties = _properties(declared)
        if not properties:
            continue
        for selector in selectors.split(","):
            match = _SELECTOR.match(selector.strip())
            if match and match[0] and match[1] not in _KEPT:
                classes = frozenset(match[3].split(".")[1:])
                yield _Rule(match[1] and match[1].lower(), match[2] and match[2][1:], classes, properties)


_READ = (
    "display", "visibility", "opacity", "font-size", "color", "background", "text-indent", "left", "top", "margin-left",
    "position", "clip", "width", "height", "max-height", "overflow", "-webkit-background", "-webkit-text-fill-color",
)  # fmt: skip


def _properties(declared: str) -> Properties:
    """The declarations that tell whether something is seen, values in lower case."""
    pairs = (part.split(":", 1) for part in declared.split(";") if ":" in part)
    named = ((key.strip().lower(), value.replace("!important", "").strip().lower()) for key, value in pairs)
    return {key: value for key, value in named if key.startswith(_READ)}


def _hides(own: Properties) -> bool:
    out_of_flow = own.get("position") in ("absolute", "fixed")
    cut = own.get("overflow") == "hidden" and any(
        _SPECK.match(own.get(side, "-")) or _NOTHING.match(own.get(side, "-"))
        for side in ("width", "height", "max-height")
    )
    return (
        own.get("display") == "none"
        or own.get("visibility") in ("hidden", "collapse")
        or bool(_NOTHING.match(own.get("opacity", "-")))
        or bool(_NOTHING.match(own.get("font-size", "-")) or _SPECK.match(own.get("font-size", "-")))
        or bool(_AWAY.match(own.get("text-indent", "")))
        or (out_of_flow and any(_AWAY.match(own.get(side, "")) for side in ("left", "top", "margin-left")))
        or (out_of_flow and bool(_CLIPPED.match(own.get("clip", ""))))
        or cut
    )


def _ground(own: Properties) -> Colour | None:
    """The colour an element paints behind its text; none where it paints nothing."""
    found = colour(own.get("background-color") or own.get("background", ""))
    return found if found and found[3] > 0 else None


def _holds_words(element: etree._Element) -> bool:
    """Whether words stand in it directly, whose colour no element inside it can change."""
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))
