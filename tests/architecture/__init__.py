"""Tests that read the source: the rules of the house that no other tool checks."""
