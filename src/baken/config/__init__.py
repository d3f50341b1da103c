"""Settings, addresses and middleware order: what differs per installation."""
