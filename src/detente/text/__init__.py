"""Words: dated documents with exact offsets into the untouched original; knows nothing of conflicts."""
