"""What one school learns from the other: exchange reports, practices followed, and what each gives and gets."""
