"""What voices are called in what is shown: a private person's name appears only in the documents' own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.records import Document, Statement, StatementVoice, Voice
from firsthand.report.inert import one_line
from firsthand.stage import Tables
from firsthand.text.kinds import is_given
from firsthand.text.lexicon import words
from firsthand.text.lookalikes import shown

WITHHELD = "[name withheld]"
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"(\w[\w'’-]*) $")
_NEXT_WORD = re.compile(r"[ -](\w+)(?:(?<=\b\w)\.)?")  # an initial with its full stop


class Names:
    """Labels of voices, and the hiding of private names in text that is gathered from documents.

    Private voices are W1, W2, ... in the order in which they first speak (documents by path), so that the
    numbers are the same in every output made from the same case.
    """

    def __init__(self, tables: Tables, *, show: bool) -> None:
        self._voices = {voice.id: voice for voice in tables[Voice]}
        private = [i for i in dict.fromkeys([*_speaking(tables), *sorted(self._voices)]) if self._private(i)]
        self._labels = {i: f"W{n}" for n, i in enumerate(private, 1)}
        self._show = show
        # by first word, longest first: a text is then hidden in one pass, however many names there are
        self._forms: dict[str, list[tuple[str, str]]] = {}
        if private and not show:
            self._collect()

    def of(self, voice: str | None) -> str:
        """What to call a voice: its name, W1, W2, ... for a private person, or what is known instead of a name."""
        known = self._voices.get(voice) if voice else None
        if known is None:
            return "unnamed"
        if known.private and not (self._show and known.name):
            return self._labels[known.id]
        if known.name:
            return one_line(known.name)
        kind = "voice" if known.type == "unnamed" else known.type
        return self.hide(f"{known.roles[0]} (unnamed)") if known.roles else f"unnamed {kind}"

    def hide(self, text: str) -> str:
        """`text` on one line, private persons' names replaced by their labels.

        A form that is not surely one person's (a bare surname, a name two voices share) is withheld
        instead of being given a label, since a wrong label would name the wrong person.
        """
        if (bare := shown(text)) != text and (hidden := self.hide(bare)) != one_line(bare):
            return hidden  # a soft hyphen within a name hides it from us, not from a reader
        line = one_line(text)
        if self._forms.keys().isdisjoint(_WORD.findall(line)):
            return line
        parts, at = [], 0
        for word in _WORD.finditer(line):
            begin = word.start()
            if begin < at:
                continue
            found = self._form_at(line, begin, word.group())
            if found:
                form, label = found
                end = begin + len(form)
                if label == WITHHELD:
                    begin, end = _whole_name(line, at, (begin, end))
                parts += [line[at:begin], label]
                at = end
        return "".join([*parts, line[at:]])

    def _form_at(self, line: str, begin: int, word: str) -> tuple[str, str] | None:
        for form, label in self._forms.get(word, ()):
            end = begin + len(form)
            if line.startswith(form, begin) and not line[end : end + 1].isalnum():
                return form, label
        return None

    def _private(self, voice: str) -> bool:
        return voice in self._voices and self._voices[voice].private

    def _collect(self) -> None:
        owners: dict[str, set[str]] = {}
        for voice in self._voices.values():
            for form in _forms(voice):
                owners.setdefault(form, set()).add(voice.id)
        for form, ids in owners.items():
            hidden = [i for i in ids if self._private(i)]
            # a public name is listed too, for itself: "Ivo Tarn" is not to become "Ivo [name withheld]"
            label = form if not hidden else self._labels[hidden[0]] if len(ids) == 1 and " " in form else WITHHELD
            first = _WORD.match(form)
            if first:
                self._forms.setdefault(first.group(), []).append((form, label))
        for forms in self._forms.values():
            forms.sort(key=lambda pair: (-len(pair[0]), pair))


def _whole_name(line: str, after: int, place: tuple[int, int]) -> tuple[int, int]:
    """`place` (code points) with the rest of the name that it is in: half a name hidden would show the other half.

    To the right the words with a capital letter, particles between them included (one word, where all is in
    capitals); to the left, not before `after`, a given name.
    """
    begin, end = place
    before = _LAST_WORD.search(line, after, begin)
    if before and before[1][0].isupper() and is_given(before[1].lower()):
        begin = before.start()
    capitals, at = line[begin:end].isupper(), end
    while word := _NEXT_WORD.match(line, at):
        at = word.end()
        if word[1][0].isupper():
            end = at
        if capitals or not (word[1][0].isupper() or word[1] in words("particles")):
            break
    return begin, end


def _speaking(tables: Tables) -> Iterator[str]:
    """Ids of voices, in the order of what they say."""
    documents = sorted(tables[Document], key=lambda d: (d.path, d.id))
    number = {document.id: n for n, document in enumerate(documents)}
    voices = tables.by(StatementVoice, "statement")
    for statement in sorted(tables[Statement], key=lambda s: (number.get(s.document, -1), s.content, s.id)):
        yield from sorted({row.voice for row in voices[statement.id]})


def _forms(voice: Voice) -> Iterator[str]:
    """Ways in which a text may write the voice's name, each beginning with a letter or digit."""
    for name in filter(None, (voice.name, *voice.aliases)):
        line = one_line(name)
        begin = _WORD.search(line)
        if not begin:
            continue
        form = line[begin.start() :]
        if form == form.lower() != form.upper():
            continue  # a description such as "a miner", not a name; scripts without letter case pass
        parts = [w for w in _WORD.findall(form) if len(w) > 2 and w[:1].isupper()] if voice.private else []
        for written in (form, *parts):
            yield written
            yield written.upper()
