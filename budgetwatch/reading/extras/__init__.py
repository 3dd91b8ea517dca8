"""What a spreadsheet's XML says beyond values, one mark per file, found without building a tree.

Comes in: the XML of one sheet, as bytes in which every `<` begins a tag. Goes out: places counted from 1. Must never
read values: those come from calamine.
"""
