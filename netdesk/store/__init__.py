"""How it is kept: the only place that speaks SQLite's dialect."""

import apsw

# Nobody asks how much memory SQLite takes: counting it costs each allocation a lock. What is set
# here holds for the whole process, and only before the first connection.
apsw.shutdown()
apsw.config(apsw.SQLITE_CONFIG_MEMSTATUS, False)
apsw.initialize()
