"""What people do in a referral: one use case is one function."""
