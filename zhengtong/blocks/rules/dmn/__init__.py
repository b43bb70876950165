"""Decision models of DMN 1.5: read, written, and compiled once to Python closures.

It knows requirement graphs, tables and boxes; expressions are the matter of `feel`.
Begin with `load` (reading), `compile` (compiling) and `Model.decide` (deciding).
"""

from .deciding import Input, Model, Outcome
from .deciding import compile_model as compile
from .model import Definitions
from .problems import ModelProblem, Problem
from .reading import load
from .trace import Trace
from .writing import write

__all__ = [
    "Definitions",
    "Input",
    "Model",
    "ModelProblem",
    "Outcome",
    "Problem",
    "Trace",
    "compile",
    "load",
    "write",
]
