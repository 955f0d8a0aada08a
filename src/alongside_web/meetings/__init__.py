"""Bodies that steer or govern, meetings, decisions and actions, and meetings across partnerships."""
