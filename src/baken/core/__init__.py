"""Pure functions on frozen values: no framework, clock, randomness, files or logging."""
