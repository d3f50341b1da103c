"""What pages and matching read of the landscape."""
