"""Who acts: the signed actor that PostgreSQL checks."""
