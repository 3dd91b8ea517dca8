"""OpenDocument sheets: what must be known before calamine reads them, and what it leaves out.

Comes in: the archive of an .ods. Goes out: a decrypted content, merges and errors. Must never expand a repetition.
"""
