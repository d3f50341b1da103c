"""Errors of the server: each message names what was wrong and how to mend it.

ServerError
├── KeyFolderError
├── PortInUseError
└── PostgresError
    ├── BinariesMissingError
    ├── DataFolderBusyError
    ├── DataFolderUnusableError
    ├── DiskFullError
    ├── ProvisionError
    ├── StartFailedError
    ├── WrongPasswordError
    └── WrongVersionError
"""


class ServerError(Exception):
    """Something outside the code stops Baken from starting."""


class KeyFolderError(ServerError):
    """The key folder cannot be used, or stands where its keys are not safe."""


class PortInUseError(ServerError):
    """Another program listens on the port of the site."""


class PostgresError(ServerError):
    """The private PostgreSQL cannot do its work."""


class BinariesMissingError(PostgresError):
    """The programs of PostgreSQL are not where they should be."""


class DataFolderBusyError(PostgresError):
    """Somebody else runs a server on this data folder."""


class DataFolderUnusableError(PostgresError):
    """The data folder cannot be read or written, or holds something else."""


class DiskFullError(PostgresError):
    """Too little room is left on the disk of the data folder."""


class ProvisionError(PostgresError):
    """The given server does not let us create the roles and the database."""


class StartFailedError(PostgresError):
    """PostgreSQL ended while it was starting; the message holds its last words."""


class WrongPasswordError(PostgresError):
    """Data folder and key folder do not belong together."""


class WrongVersionError(PostgresError):
    """The data folder was made by another version of PostgreSQL."""
