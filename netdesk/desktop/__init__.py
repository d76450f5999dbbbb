"""The system around us: signals out, methods in."""
