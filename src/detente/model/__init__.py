"""The conflict as an analyst would write it, each part cited or marked as assumed; numbers no states."""
