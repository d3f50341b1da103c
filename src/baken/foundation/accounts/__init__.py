"""People who log in, and in which role they act."""
