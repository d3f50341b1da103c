"""Hypothesis without a deadline: two busy cores must not make a property fail."""

from hypothesis import settings

settings.register_profile("core", deadline=None, max_examples=60)
settings.load_profile("core")
