"""What must hold of the checking of claims."""
