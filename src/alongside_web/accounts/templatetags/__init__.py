"""What templates of forms ask of the accounts."""
