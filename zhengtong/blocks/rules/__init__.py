"""Given facts and a date: the outcome and the reasons, by rules written in DMN and FEEL.

The room evaluates; it does not fetch the facts and it writes nothing that a case decides.
Begin with `feel` (expressions, OMG DMN 1.5 chapter 10), then `dmn` (models and tables).
"""
