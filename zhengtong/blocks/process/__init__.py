"""Which step is next, who may take it, and what happens when time runs out.

It runs BPMN 2.0 diagrams and is the only room that imports SpiffWorkflow; it does not know what
a step means, only its verb, its group and its named outcome.
Begin with `diagram` (what is drawn), then `lint`, `running` (one step in memory) and `actions`.
"""
