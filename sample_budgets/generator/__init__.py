"""The invented Republic of Tamaris as a model, written out as the spreadsheets its ministry would send.

Comes in: nothing but the figures in these modules. Goes out: bytes of spreadsheets, and what a right reading of each must
say. Never imports the application: what it expects is computed from the model, not read back.
"""
