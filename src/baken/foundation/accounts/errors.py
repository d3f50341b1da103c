"""What can go wrong with accounts.

AccountError
    NotConfirmedError   something asks for a fresh confirmation of who acts
    TooManyTriesError   a limit was reached
    RoleHeldError       somebody already holds this role here
    OwnRoleError        an administrator wants a role for oneself
    DemoOnlyError       something that exists in the demo only was called elsewhere
"""


class AccountError(Exception):
    """Something about an account or a login cannot be done."""


class NotConfirmedError(AccountError):
    """The person did not confirm who they are within the last minutes."""


class TooManyTriesError(AccountError):
    """Too many tries in a short time; waiting helps."""


class RoleHeldError(AccountError):
    """The person already holds this role in this organisation."""


class OwnRoleError(AccountError):
    """Nobody gives oneself a role: an administrator who sees files decided so alone."""


class DemoOnlyError(AccountError):
    """This exists for fictional people in demo mode only."""
