"""Forms of logging in, of the own account, and of the administrator."""
