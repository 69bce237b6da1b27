"""English by rules: words, lemmas, parts of speech, phrases and how they hang together, without a language model."""
