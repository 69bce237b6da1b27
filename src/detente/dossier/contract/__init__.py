"""The contract with any language model: a prompt goes out as text, an answer comes back as JSON, nothing is trusted."""
