"""The composition root of the window; importing it alone loads no Qt."""
