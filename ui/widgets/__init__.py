"""Pieces that pages share. Comes in: worded text and view records. Goes out: widgets. Must never ask a use case."""
