"""What is too unlikely to be a statement is none."""

from __future__ import annotations

from firsthand.attribution.page import Page
from firsthand.attribution.told import Told

LEAST_CONFIDENCE = 0.35  # below it four in five are none, on PolNeAR dev and elsewhere; chosen on dev
LONG_QUOTATION = 8  # words between marks that are somebody's, whoever it is


def likely_enough(page: Page, told: Told) -> None:
    """Drops what is less likely right than LEAST_CONFIDENCE, but never a long quotation."""
    for attribution in list(told):
        if attribution.confidence < LEAST_CONFIDENCE:
            quotation = page.quotation(attribution.content[0][0])
            if (
                quotation is None
                or page.words(quotation) < LONG_QUOTATION
                or attribution.content[-1][1] < quotation.end
            ):
                told.drop(attribution)
