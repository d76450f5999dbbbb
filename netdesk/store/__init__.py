"""How it is kept: the only place that speaks SQLite's dialect."""
