"""The shell: takes input, calls `import detente`, and shows what comes back."""
