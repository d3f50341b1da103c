"""The questions of the referral."""
