"""Claims: what statements put forward or deny, which of them put forward the same, and how each side is counted."""
