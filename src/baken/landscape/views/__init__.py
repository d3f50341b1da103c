"""The pages of the landscape: for everybody, for the provider, and for one address."""
