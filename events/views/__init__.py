"""The public pages and the data behind them; only ``events.urls`` imports these."""
