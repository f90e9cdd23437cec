"""What each stage's findings near new documents change in the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from firsthand.increment.claims import add_claims
from firsthand.increment.origins import add_origins
from firsthand.increment.retellings import add_passages, add_utterances
from firsthand.increment.routes import add_routes
from firsthand.increment.vicinity import Vicinity
from firsthand.increment.voices import add_voices
from firsthand.stage import Stage, Tables

Change = Callable[[Vicinity, Stage, Tables], None]  # from what the stage found

CHANGES: Mapping[str, Change] = {
    "voices": add_voices,
    "passages": add_passages,
    "utterances": add_utterances,
    "routes": add_routes,
    "origins": add_origins,
    "claims": add_claims,
}
