"""Who offers specialised help, where, for whom, and where there is room."""
