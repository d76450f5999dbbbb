"""Small painted widgets."""
