"""The audit of an account: what each of its claims stands on, what shows it, and what would turn it."""
