"""What Baken costs, measured; the figures stand in docs/reference/speed.md."""
