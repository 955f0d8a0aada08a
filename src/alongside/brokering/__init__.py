"""Brokering: who needs help, who offers it, which pairs are possible, which plan is best, and why."""
