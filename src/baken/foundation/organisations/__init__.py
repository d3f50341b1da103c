"""Organisations, municipalities and regions."""
