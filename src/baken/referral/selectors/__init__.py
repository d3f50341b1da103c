"""What the pages of the referral need to read."""
