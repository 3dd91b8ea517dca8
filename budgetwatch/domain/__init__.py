"""The shared vocabulary: frozen values that every stage speaks. Standard library only.

Comes in: nothing. Goes out: types. Must never read a file, open a database or word a sentence.
"""
