"""FEEL, the expression language of DMN 1.5 (chapter 10), compiled to Python closures.

It knows values, names and functions; it knows no model, no table and no file.
Begin with `compile_expression` and `values`; the grammar is in `parser`, the meaning of the
operators in `comparing` and `arithmetic`, the built-in functions in `functions`.
"""

# Public face, complete soon (signatures are fixed):
#   compile_expression(text, scope) -> Compiled           .evaluate(values, run), .closure(frame)
#   compile_unary_tests(text, scope, input_type=None) -> Tests
#         .slot (slot of "?" in the frame), .closure(frame) -> True | False | None, .shape
#   parse_expression(text, names) / parse_unary_tests(text, names) -> tree ; print_tree(tree)
