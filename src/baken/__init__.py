"""Baken carries a young person who is being exploited through one chain of help."""
