"""Brokering rounds: this far, the example round of invented schools."""
