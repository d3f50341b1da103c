"""The command `baken`: parses arguments and calls what does the work."""
