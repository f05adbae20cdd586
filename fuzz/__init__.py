"""Fuzzing: coverage-guided by target (``python -m fuzz TARGET``), and the laws at scale (``python -m fuzz.many``)."""
