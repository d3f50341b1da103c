"""What every link of the chain stands on."""
