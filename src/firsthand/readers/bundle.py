"""Many articles in one document, as the press archives Nexis and Factiva give them: split at their visible marks.

Careful rather than complete: a document is split only where two marks of one kind stand in it and what lies
between them has that archive's fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.readers.reading import Reading


def split(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Readings, those that are bundles as their articles."""
    for reading in readings:
        yield from articles(reading)


def articles(reading: Reading) -> list[Reading]:
    """The articles of a bundle, each with what its fields state; the reading itself where it is no bundle."""
    if "document" not in reading.text.lower():  # every mark has the word
        return [reading]
    from firsthand.readers.bundle_parts import parted  # dates load only where there may be a bundle

    return parted(reading)
