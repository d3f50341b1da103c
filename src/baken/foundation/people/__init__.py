"""Identity of young people, apart and encrypted."""
