"""What providers do with their offers, and who looks at an address."""
