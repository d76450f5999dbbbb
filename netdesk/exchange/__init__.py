"""Other programs' words: text to domain objects and back."""
