"""Where things are."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("TIDINGS_DATA", ROOT.parent / "shared" / "data"))
