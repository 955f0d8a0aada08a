"""Papers to take away: one plain value, written as DOCX or as tagged PDF."""
