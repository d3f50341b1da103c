"""Acts on files and grants; PostgreSQL re-checks each of them."""
