"""Use cases around accounts: each a transaction, with its line in the trail."""
