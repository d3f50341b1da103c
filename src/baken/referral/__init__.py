"""A need is matched, a place is asked, offered, held and taken."""
