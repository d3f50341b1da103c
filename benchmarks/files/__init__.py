"""Ten thousand files, four web processes: what a page costs, database included."""
