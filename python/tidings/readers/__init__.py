"""How each kind of source becomes stories; `tidings.read` and `tidings.scan` choose among them."""
