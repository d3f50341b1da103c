"""What visitors filter by, and how a provider keeps its room and its addresses."""
