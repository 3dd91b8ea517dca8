"""Text files: bytes become records of text.

Comes in: bytes of no declared encoding. Goes out: records whose fields are all text. Must never turn a field into a
number or a date: that is decided per column, later, by people's rules.
"""
