"""Rules of law and practice as pure functions, each with its article and its reasons."""
