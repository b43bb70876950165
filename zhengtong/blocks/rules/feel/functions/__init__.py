"""The built-in functions of FEEL (DMN 1.5, 10.3.4): one file for each family.

They know values only, nothing of texts and scopes. A reader begins with the table at the end of
a family's file, or with `builtin.py` to see how a function is called; `table.py` has all.
"""
