"""The desktop that the tests bring along, and the helpers that play in it."""
