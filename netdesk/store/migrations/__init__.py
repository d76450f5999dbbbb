"""One frozen module a version of the book's file."""
