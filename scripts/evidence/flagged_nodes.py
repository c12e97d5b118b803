"""For each finding on standard input: the lines of the syntax node that Bandit flagged, and what the node says.

Used by baseline-history.ts as a second opinion that shares nothing with the code under test: Python's own parser.
Input: JSON list of [file, test, line_number, first_line, last_line, col_offset, end_col_offset].
Output: JSON list of [first line, last line, text, function], in the same order; text is null when the node was not found,
function is the qualified name of the enclosing function or class, empty at module level.
"""
import ast
import json
import sys

STRING_TESTS = {"B104", "B105", "B108", "B608"}


def index(path):
    with open(path, "rb") as handle:
        tree = ast.parse(handle.read())
    nodes = {}
    for parent in ast.walk(tree):
        for child in ast.iter_child_nodes(parent):
            child.parent = parent
            if isinstance(child, ast.Constant):
                child.kind = None  # u"" says no more than ""
    for node in ast.walk(tree):
        if hasattr(node, "lineno"):
            nodes.setdefault((node.lineno, node.col_offset), []).append(node)
    return nodes


def header(node):
    """Last line before the body, for functions and classes."""
    return max([node.lineno] + [n.end_lineno for n in ast.walk(node.args) if hasattr(n, "end_lineno")])


def says(node, test):
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return node.name + ast.dump(node.args)
    parent = getattr(node, "parent", None)
    if test == "B105" and isinstance(parent, ast.Dict) and node in parent.keys:
        return ast.dump(node) + ast.dump(parent.values[parent.keys.index(node)])
    if test == "B105" and isinstance(parent, ast.Subscript):
        return ast.dump(parent.parent)
    if test == "B105" and parent is not None:
        return ast.dump(parent)
    return ast.dump(node)


def flagged(nodes, test, line, first, last, col, end):
    start = line if test in STRING_TESTS else first
    for node in nodes.get((start, col), []):
        string = isinstance(node, (ast.Constant, ast.JoinedStr, ast.BinOp))
        if test in STRING_TESTS and string and node.end_col_offset == end:
            return node
        if test not in STRING_TESTS and node.end_lineno == last and node.end_col_offset == end:
            return node
    return None


def function(node):
    names = []
    while getattr(node, "parent", None) is not None:
        node = node.parent
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.append(node.name)
    return ".".join(reversed(names))


def main():
    indexes = {}
    out = []
    for path, test, line, first, last, col, end in json.load(sys.stdin):
        if path not in indexes:
            try:
                indexes[path] = index(path)
            except (SyntaxError, ValueError, RecursionError):
                indexes[path] = {}
        node = flagged(indexes[path], test, line, first, last, col, end)
        if node is None:
            out.append([line, line, None, ""])
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            out.append([node.lineno, header(node), says(node, test), function(node)])
        else:
            out.append([node.lineno, node.end_lineno, says(node, test), function(node)])
    json.dump(out, sys.stdout)


main()
