"""From rows to the values that the core judges."""
