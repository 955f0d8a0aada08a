"""Calendar feeds, days off, and reminders."""
