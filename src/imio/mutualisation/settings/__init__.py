"""The control panel: parameters that change with time, each row with its date."""
