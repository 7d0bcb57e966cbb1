"""A few stories of a made-up place, and what tests of events do with clusters."""

import numpy as np

LAVA = {"title": "Lava reaches harbour", "text": "Lava from the volcano reached the harbour of Pelluna."}
LOST = {"title": "Harbour lost", "text": "The harbour of Pelluna is lost, lava from the volcano covers it."}
CHESS = {"title": "Chess final", "text": "A rook decided the final of the chess championship."}


def clusters(labels):
    """The clusters as sets of rows, whatever their numbers are."""
    return {tuple(np.flatnonzero(labels == label)) for label in set(labels.tolist())}
