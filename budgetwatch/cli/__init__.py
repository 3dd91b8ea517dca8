"""The command line: a full peer of the window, through the same use cases.

Comes in: arguments. Goes out: text, or one JSON document on standard output, and an exit status. Must never compute.
"""
