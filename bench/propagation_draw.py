"""Pages written out, each statement's spans noted as its words are put down."""

from __future__ import annotations

from firsthand.records import Act, Span, StatementKind
from propagation_clauses import Person, Said, Sentence
from propagation_page import Drawn, Page, Telling, Told


def draw(page: Page) -> Drawn:
    """Writes a page out."""
    drawn = Drawn(page.disguise)
    drawn.put(page.title + "\n\n")
    if page.byline:
        drawn.credits.append(drawn.put(page.byline))
        drawn.put("\n\n")
    lead = f"{page.dateline} — " if page.dateline else ""
    for n, paragraph in enumerate(page.paragraphs):
        drawn.put(("\n\n" if n else "") + (lead if n == 0 else ""))
        for i, item in enumerate(paragraph):
            drawn.put(" " if i else "")
            if isinstance(item, Said):
                drawn.put(item.words("first"))
            else:
                drawn.told.append(_Writer(drawn).told(item))
    if page.foot:
        drawn.put("\n\n")
        drawn.credits.append(drawn.put(page.foot))
    for address in page.links:
        drawn.put("\n\n")
        drawn.links.append((drawn.put("Read the story here"), address))
    return drawn


class _Writer:
    """Writes one telling."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.source: list[Span] = []
        self.cue: list[Span] = []
        self.content: list[Span] = []
        self.at: dict[str, list[Span]] = {"venue": [], "via": [], "day": []}

    def told(self, t: Telling) -> Told:
        act: Act = "report"
        if t.topics:
            act = "denial" if any(side == "denying" for _, side in t.topics) else "allegation"
        if t.who in ("outlet", "collective", "nobody"):
            self._without_voice(t)
        else:
            getattr(self, f"_{t.form}")(t)
        kind: StatementKind = "mixed" if t.form == "mixed" else "indirect"
        if t.who in ("named", "described") and t.form in ("direct", "colon", "split"):
            kind = "direct"
        return Told(
            t, kind, tuple(self.source), tuple(self.cue), tuple(self.content), tuple(self.at["venue"]),
            tuple(self.at["via"]), tuple(self.at["day"]), act,
        )  # fmt: skip

    def _direct(self, t: Telling) -> None:
        self._quote(t, t.sentences, ",")
        self._put(" ")
        self._who(t, inside=True)
        self._said(t)
        self._via(t)
        self._put(".")

    def _colon(self, t: Telling) -> None:
        self._who(t)
        self._said(t)
        self._put(": ")
        self._quote(t, t.sentences, ".")

    def _split(self, t: Telling) -> None:
        self._quote(t, t.sentences[:1], ",")
        self._put(" ")
        self._who(t, inside=True)
        self._said(t)
        self._via(t)
        self._put(". ")
        self._quote(t, t.sentences[1:], ".")

    def _mixed(self, t: Telling) -> None:
        self._who(t)
        self._said(t)
        self._put(" that ")
        begin, _ = self._put(t.sentences[0][0].words("third") + " and ")
        rest = (t.sentences[0][1:], *t.sentences[1:])
        self._quote(t, tuple(s for s in rest if s), "", lower=True)
        self.content = [(begin, self.content[-1][1])]
        self._via(t)
        self._put(".")

    def _indirect(self, t: Telling) -> None:
        self._who(t)
        self._said(t)
        self._put(" that ")
        self.content.append(self._put(_running(t, "third")))
        self._via(t)
        self._put(".")

    def _according(self, t: Telling) -> None:
        self.cue.append(self._put("According to"))
        self._put(" ")
        self._who(t, inside=True, comma=False)
        if t.venue:
            self._put(", who spoke to ")
            self.at["venue"].append(self._put(t.venue))
        self._day(t)
        self._put(", ")
        self.content.append(self._put(_running(t, "third")))
        self._via(t)
        self._put(".")

    def _denied(self, t: Telling) -> None:
        self._who(t)
        if t.venue:
            self._put(", speaking to " if not self.drawn.text.endswith(",") else " speaking to ")
            self.at["venue"].append(self._put(t.venue))
            self._put(",")
        self._put(" ")
        self.cue.append(self._put("denied"))
        self._day(t)
        self._put(" that ")
        self.content.append(self._put(t.sentences[0][0].words("denied")))
        self._via(t)
        self._put(".")

    def _without_voice(self, t: Telling) -> None:
        if t.who == "outlet":
            begin, end = self._put(f"The {t.via}")
            self.source.append((begin, end))
            self.at["via"].append((begin + 4, end))
            self._put(" ")
            self.cue.append(self._put("reported"))
            self._day(t)
        elif t.who == "collective":
            self.source.append(self._put(t.alias or "Activists"))
            self._put(" ")
            self.cue.append(self._put("say"))
        else:
            self._put("It ")
            self.cue.append(self._put("is said"))
        self._put(" that ")
        self.content.append(self._put(_running(t, "told")))
        self._put(".")

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _put(self, words: str) -> Span:
        return self.drawn.put(words)

    def _quote(self, t: Telling, sentences: tuple[Sentence, ...], end: str, *, lower: bool = False) -> None:
        """Quoted words with their marks; a sentence broken off ends in an ellipsis."""
        joint = " … " if t.gap else " "
        said = [" and ".join(said.words("first") for said in s) for s in sentences]
        said = [s if lower and n == 0 else s[0].upper() + s[1:] for n, s in enumerate(said)]
        if t.inserted and sentences[0] is t.sentences[0]:
            first, _, rest = said[0].partition(" ")
            said[0] = f"[{first}] {rest}"
        last = sentences[-1] is t.sentences[-1]
        words = f".{joint}".join(said) + (" …" if t.cut and last else "") + end
        self.content.append(self._put(f"“{words}”"))

    def _who(self, t: Telling, *, inside: bool = False, comma: bool = True) -> None:
        """The speaker: a name with what they are, or only what they are; `inside` a sentence or at its head."""
        voice = t.speech.voice
        name = t.name
        role = _article(voice.role) if voice.role and not (t.again and t.who == "named") else None
        if t.who == "described":
            words = role if inside else (role or "a person")[0].upper() + (role or "a person")[1:]
            self.source.append(self._put(words or "a person"))
        elif voice.type == "organisation":
            self.source.append(self._put(("the " if inside else "The ") + name))
        else:
            self.source.append(self._put(f"{name}, {role}" if role else name))
            self._put("," if comma and role else "")

    def _said(self, t: Telling) -> None:
        self._put(" ")
        self.cue.append(self._put("told" if t.venue else "said"))
        if t.venue:
            self._put(" ")
            self.at["venue"].append(self._put(t.venue))
        self._day(t)

    def _day(self, t: Telling) -> None:
        if t.day:
            self._put(" ")
            self.at["day"].append(self._put(t.day))

    def _via(self, t: Telling) -> None:
        if t.via:
            begin, end = self._put(f", the {t.via} reported")
            self.at["via"].append((begin + len(", the "), end - len(" reported")))


def _running(t: Telling, person: Person) -> str:
    """The words as somebody else's: clauses joined, sentences in one."""
    return ", and that ".join(" and ".join(said.words(person) for said in s) for s in t.sentences)


def _article(role: str) -> str:
    if role.startswith(("spokesman", "chairwoman", "minister")):
        return f"the {role}"
    return ("an " if role[0] in "aeiou" else "a ") + role
