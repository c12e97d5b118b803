"""Oracle for spans: the source text of the AST node that each of Bandit's findings is about.

Reads a list of {file, test, line, first, last, column, end} from the JSON file named by the argument; prints for each
the distinct texts of the nodes at that place. `header` findings give the text up to the body, for comparison by prefix.
"""
import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")
STRINGS = ("B104", "B105", "B108", "B608")
COMPOUND = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler, ast.With, ast.AsyncWith, ast.For, ast.While, ast.If, ast.Try)


def decoded(path):
    import io
    import tokenize

    with open(path, "rb") as file:
        data = file.read()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    return data.decode(encoding)


def index(lines, line, column):
    before = sum(len(each) for each in lines[: line - 1])
    return before + len(lines[line - 1].encode("utf-8")[:column].decode("utf-8"))


def at_place(node, finding):
    if finding["test"] in STRINGS:
        return isinstance(node, ast.Constant) and (node.lineno, node.col_offset, node.end_col_offset) == (finding["line"], finding["column"], finding["end"])
    return (node.lineno, node.end_lineno, node.col_offset, node.end_col_offset) == (finding["first"], finding["last"], finding["column"], finding["end"])


def texts(text, lines, nodes, finding):
    found = []
    for node in nodes:
        if not at_place(node, finding):
            continue
        start = index(lines, node.lineno, node.col_offset)
        if isinstance(node, COMPOUND):
            first = node.body[0]
            line = min([first.lineno] + [d.lineno for d in getattr(first, "decorator_list", [])])
            end = index(lines, line, first.col_offset) if line == first.lineno else index(lines, line, 0)
            found.append({"header": text[start:end], "start": start})
        else:
            found.append({"text": text[start : index(lines, node.end_lineno, node.end_col_offset)], "start": start})
            assert ast.get_source_segment(text, node) == found[-1]["text"] or "\r" in text or "\f" in text
    return [each for n, each in enumerate(found) if each not in found[:n]]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        findings = json.load(file)
    answers, cache = [], {}
    for finding in findings:
        name = finding["file"]
        if name not in cache:
            text = decoded(name)
            tree = ast.parse(open(name, "rb").read())
            cache = {name: (text, ast._splitlines_no_ff(text), [n for n in ast.walk(tree) if hasattr(n, "lineno")])}
        answers.append(texts(*cache[name], finding))
    json.dump(answers, sys.stdout)


main()
