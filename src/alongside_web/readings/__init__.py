"""The six partnerships of the thesis, read from their evidence."""
