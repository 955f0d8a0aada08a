"""The alongside command: opens files, calls the engine, prints."""
