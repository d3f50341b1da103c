"""The pages of the referral."""
