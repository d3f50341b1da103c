"""The private PostgreSQL, the web and worker processes, and the keys they need."""
