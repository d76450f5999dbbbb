"""Qt models over the book's questions."""
