"""Judgement: which states hold, for whom, under which concept, and what shows it; knows arrays, not stories."""
