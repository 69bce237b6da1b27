"""What decides a claim: orders and wants tried, and the smallest sets of conditions under which it holds or fails."""
