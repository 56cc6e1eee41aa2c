"""The ledger: readings of a whole archive in one Delta table, its views and its exports."""
