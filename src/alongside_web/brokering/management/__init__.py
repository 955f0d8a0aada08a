"""What an operator does about people on the command line."""
