"""Template tags: components, and tables."""
