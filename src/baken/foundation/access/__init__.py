"""Files, grants and the need-to-know rules."""
