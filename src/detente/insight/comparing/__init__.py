"""Comparing two conflicts: what differs, and the fewest differences that explain why verdicts differ.

`compare` goes through the files in this order:

1. the second conflict in the names of the first: `spelling`, `matching` (by `pairing`, then `rewriting`);
2. what differs, part by part (`differing`, by what parts say: `saying`), in the `ordering` of wants and in outcomes
   (`outcomes_compared`), and how far the two agree (`agreeing`);
3. the same as `cells`, the smallest pieces on which verdicts can hang, told to people by `editing`;
4. the conflicts between the two: `mixing` makes one of any set of cells, `needing` tells which cells cannot stand
   alone, `stepping` goes from set to set, and `explaining` searches them for the smallest that turn a verdict.

What is found is in `compared`.
"""
