"""Why the demo is not loaded."""


class DemoRefusedError(Exception):
    """The database holds something else than this demo year; nothing was written."""
