"""Walks a syntax tree in Bandit's order, and stops only where a test is to be run.

Bandit does the same work for every node: a context, a list of line numbers, a search for a method by name. Here a function
is generated for each type of node, which knows the fields that can hold code; types that hold none, and for which there is
no test, are not even called. At a node where tests are to be run, Bandit's own visitor does what it always does.

There are two ways to walk:
- plain marks: only the nodes that lead to a tested one get the attributes that Bandit sets on all (`_bandit_parent`). All of
  Bandit's own tests look at nothing else, and the tree stays free of cycles.
- full marks: every node gets them, in the moment in which Bandit would set them. For tests that are not Bandit's own.
"""
import ast
import re
import sys
from bisect import bisect_left

from bandit.core import utils
from bandit.core.tester import BanditTester

from . import choose

_TEXTUAL = {"identifier", "string", "int", "constant"}
_SIGNS = {"expr_context", "boolop", "operator", "unaryop", "cmpop", "type_ignore"}


def _fields(cls):
    """(name, repeated, signs) for each field that holds nodes, from the grammar in the class's docstring."""
    grammar = re.fullmatch(r"\w+(?:\((.*)\))?", " ".join((cls.__doc__ or "").split()))
    parts = [part.split(" ") for part in grammar[1].split(", ")] if grammar and grammar[1] else []
    if grammar is None or tuple(name for _, name in parts) != cls._fields:
        raise LookupError(f"the grammar of {cls.__name__} is not known")
    kinds = [(kind.rstrip("*?"), kind.endswith("*"), name) for kind, name in parts]
    return [(name, repeated, kind in _SIGNS) for kind, repeated, name in kinds if kind not in _TEXTUAL]


def node_types():
    """All types of nodes that a parser gives: those without types below them."""
    found, left = [], [ast.AST]
    while left:
        cls = left.pop()
        below = [each for each in cls.__subclasses__() if each.__module__ in ("ast", "_ast")]
        left += below
        # Deprecated names such as ast.Num are types below ast.Constant, others say so; no parser gives them.
        if cls is ast.Constant or not below and not issubclass(cls, ast.Constant) and not (cls.__doc__ or "").startswith("Deprecated"):
            found.append(cls)
    return found


class TooDeep(Exception):
    """The tree is so deep that Bandit itself may run out of stack: only Bandit can tell."""


class Chosen:
    """Stands in for Bandit's test set: gives the tests that were chosen for the node at hand."""

    def __init__(self):
        self.tests = []

    def get_tests(self, checktype):
        return self.tests


def _report_error(test, context, error):
    """Bandit's `report_error`, but for what depends on how much of Python's stack is taken."""
    if isinstance(error, RecursionError):
        raise TooDeep
    BanditTester.report_error(test, context, error)


class Walker:
    """Runs Bandit's tests over trees. One for a process; `full` marks all nodes."""

    def __init__(self, testset, bundled):
        self.choices = choose.choices(testset.tests, bundled)
        foreign = {test for choice in self.choices.values() for test in choice.tests if not bundled(test)}
        # The names of the tests that are not Bandit's own, by module.
        self.foreign = sorted(f"{test.__module__}.{test.__name__}" for test in foreign)
        self.full = bool(foreign)
        self.chosen = Chosen()
        self._walks = {}
        self.choosers = {}
        self._strings = None
        for kind, choice in self.choices.items():
            self.choosers[kind] = self._chooser(kind, choice)

    def _chooser(self, kind, choice):
        if kind == "Call":
            return choose.call_chooser(choice)
        if kind == "Str":
            self._strings = choose.string_chooser(choice)
            return self._strings
        if kind == "FunctionDef":
            return choose.function_chooser(choice)
        if kind == "ExceptHandler":
            return choose.handler_chooser(choice)
        if kind in ("Import", "ImportFrom"):
            return choose.import_chooser(choice, kind)
        if kind == "File":
            return choose.file_chooser(choice)
        return None

    def run(self, tree, text, visitor, nosec_lines):
        """Does what the visitor's `process` does, on a tree that is parsed already; `text` is the file's, None where it is not known."""
        visitor.testset = visitor.tester.testset = self.chosen
        visitor.tester.report_error = _report_error
        if self.full and _deeper_than(tree, _FULL_DEPTH):
            # A test that remembers what it saw must not see half of the file and then all of it.
            raise TooDeep
        ignored = sorted(line for line, tests in nosec_lines.items() if tests is not None)
        if bool(ignored) not in self._walks:
            self._walks[bool(ignored)] = Walk(self, bool(ignored))
        try:
            self._walks[bool(ignored)].over(tree, visitor, ignored)
        finally:
            if self._strings is not None:
                self._strings.forget()
        if "File" in self.choices:
            self._whole_file(text, visitor, bool(ignored) and ignored[0] <= 1)
        return visitor.scores

    def _whole_file(self, text, visitor, ignored):
        choice = self.choices["File"]
        mask = choice.everything if ignored or text is None else self.choosers["File"](text)
        if not mask:
            return
        self.chosen.tests = choice.of(mask)
        # The context of bandit.core.node_visitor's `process`.
        visitor.context = {
            "file_data": visitor.fdata, "filename": visitor.fname, "lineno": 0, "linerange": [0, 1], "col_offset": 0,
        }
        visitor.update_scores(visitor.tester.run_tests(visitor.context, "File"))


# A walk over a tree takes at most this many frames of Python's stack, and a test at most so many more. Bandit has about 990
# for both, of which it uses one for each level of the tree; a walk uses no fewer than one for two levels. So wherever
# Bandit would run out of stack, a walk does first, and the file is left to Bandit's own way.
_WALK_FRAMES = 180
_TEST_FRAMES = 560
_FULL_DEPTH = 120


def _deeper_than(tree, depth):
    """Whether a tree has more levels than that."""
    level = [tree]
    for _ in range(depth):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return False
    return True


# What Bandit's visitor does with its namespace at a class or a function, and behind it.
_JOIN = "visitor.namespace = f'{visitor.namespace}.{node.name}'"
_SPLIT = "visitor.namespace = visitor.namespace.rsplit('.', 1)[0]"


class Walk:
    """The generated functions, for files with nosec comments or without."""

    def __init__(self, walker, nosec):
        self._walker = walker
        self._full = walker.full
        self._nosec = nosec
        self._names = {
            "visit": self._visit_marked if self._full else self._visit, "Expr": ast.Expr,
            "touched": self._touched, "text_touched": self._text_touched, "linerange": utils.linerange,
        }
        self._table = self._names["table"] = {type(None): None}
        self._sources = []
        for cls in node_types():
            self._table[cls] = None
        types = [cls for cls in self._table if cls is not type(None)]
        for cls in types:
            self._add(cls)
        exec(compile("\n".join(self._sources), "<walk>", "exec"), self._names)  # nosec B102 # made of the names of Python's own node types
        for cls in types:
            self._table[cls] = self._names.get(f"walk_{cls.__name__}")

    # Generating.

    def _add(self, cls):
        fields = [each for each in _fields(cls) if self._full or not each[2]]
        own = self._own(cls)
        if not own and not fields and not self._full:
            return
        children = [line for field in fields for line in self._children(cls, field)]
        body = [*own, *(["here = (node, path)", *children] if children else []), *self._after(cls)]
        self._sources.append(f"def walk_{cls.__name__}(node, path):\n" + "\n".join(f"    {line}" for line in body or ["pass"]))

    def _own(self, cls):
        """What happens at the node itself, before its children."""
        name = cls.__name__
        if cls is ast.Module:
            return []
        special = getattr(self, f"_own_{name}", None)
        if special is not None:
            return special()
        # Where a node has no line of its own, its range depends on when it is first asked for.
        asked = ["linerange(node)"] if self._full and "lineno" not in cls._attributes else []
        return self._tested(name, "everything") or asked

    def _tested(self, kind, mask):
        """Lines that run the tests of a type on the node, if there are any."""
        if not self._offers(kind):
            return []
        wanted = f"all_{kind}" if mask == "everything" else mask
        if self._nosec and mask != "everything":
            wanted = f"all_{kind} if touched(node) else {wanted}"
        return [f"mask = {wanted}", "if mask:", f"    visit(node, path, of_{kind}(mask))"]

    def _offers(self, kind):
        """Whether a type has tests; the generated functions then know them, all of them as a mask, and what chooses among them."""
        choice = self._walker.choices.get(kind)
        if choice is None:
            return False
        self._names.update({f"of_{kind}": choice.of, f"all_{kind}": choice.everything, f"choose_{kind}": self._walker.choosers[kind]})
        return True

    def _own_Call(self):
        return self._tested("Call", "choose_Call(node, aliases)")

    def _own_ExceptHandler(self):
        return self._tested("ExceptHandler", "choose_ExceptHandler(node)")

    def _own_Constant(self):
        """Texts that stand alone, docstrings for example, are not tested."""
        lines = []
        if self._offers("Str"):
            wanted = "all_Str if text_touched(node, path) else choose_Str(node, path)" if self._nosec else "choose_Str(node, path)"
            lines += [
                "if node.value.__class__ is str and path[0].__class__ is not Expr:", f"    mask = {wanted}", "    if mask:",
                "        visit(node, path, of_Str(mask))",
            ]
        if self._offers("Bytes"):
            lines += ["if node.value.__class__ is bytes:", "    visit(node, path, of_Bytes(all_Bytes))"]
        return lines

    def _own_FunctionDef(self):
        """Bandit's visitor adds the function to the namespace; where it is not asked to visit, that is all it would do."""
        tested = self._tested("FunctionDef", "choose_FunctionDef(node)")
        return [*tested, *(["else:", f"    {_JOIN}"] if tested else [_JOIN])]

    def _own_ClassDef(self):
        return [_JOIN]

    def _after(self, cls):
        return [_SPLIT] if cls in (ast.FunctionDef, ast.ClassDef) else []

    def _own_Import(self):
        return self._imports("Import")

    def _own_ImportFrom(self):
        # `from . import name` is visited as an Import.
        relative = [f"    {line}" for line in self._imports("Import", chosen="all_Import")]
        absolute = [f"    {line}" for line in self._imports("ImportFrom")]
        return ["if node.module is None:", *relative, "else:", *absolute]

    def _imports(self, kind, chosen=None):
        """Every import is visited: the visitor remembers the names."""
        if not self._offers(kind):
            return ["visit(node, path, [])"]
        wanted = chosen or (f"all_{kind} if touched(node) else choose_{kind}(node)" if self._nosec else f"choose_{kind}(node)")
        return [f"visit(node, path, of_{kind}({wanted}))"]

    def _children(self, cls, field):
        name, repeated, _ = field
        if self._full:
            return self._children_marked(name, repeated)
        if cls is ast.Call and name == "keywords":
            # One call less for each keyword.
            return [
                "for keyword in node.keywords:", "    child = keyword.value", "    walk = table[child.__class__]",
                "    if walk is not None:", "        walk(child, (keyword, here))",
            ]
        call = ["walk = table[child.__class__]", "if walk is not None:", "    walk(child, here)"]
        if repeated:
            return [f"for child in node.{name}:", *(f"    {line}" for line in call)]
        return [f"child = node.{name}", *call]

    def _children_marked(self, name, repeated):
        """Bandit's `generic_visit`."""
        at_child = ["child._bandit_parent = node", "table[child.__class__](child, here)"]
        if repeated:
            return [
                f"children = node.{name}", "last = len(children) - 1", "for index, child in enumerate(children):", "    if child is not None:",
                "        child._bandit_sibling = children[index + 1] if index < last else None", *(f"        {line}" for line in at_child),
            ]
        return [f"child = node.{name}", "if child is not None:", "    child._bandit_sibling = None", *(f"    {line}" for line in at_child)]

    # Walking.

    def over(self, tree, visitor, ignored):
        names = self._names
        self._visitor = names["visitor"] = visitor
        names["aliases"] = visitor.import_aliases
        self._ignored = ignored
        self._marked = []
        usual = sys.getrecursionlimit()
        here = _depth()
        self._walking, self._testing = here + _WALK_FRAMES, here + _WALK_FRAMES + _TEST_FRAMES
        sys.setrecursionlimit(self._walking)
        try:
            self._table[ast.Module](tree, None)
        except RecursionError:
            raise TooDeep from None
        finally:
            sys.setrecursionlimit(usual)
            for node in self._marked:
                del node._bandit_parent
            names["visitor"] = self._visitor = names["aliases"] = self._marked = None

    def _visit(self, node, path, tests):
        child = node
        while path is not None and not hasattr(child, "_bandit_parent"):
            parent, path = path
            child._bandit_parent = parent
            self._marked.append(child)
            child = parent
        self._visit_marked(node, path, tests)

    def _visit_marked(self, node, path, tests):
        self._walker.chosen.tests = tests
        visitor = self._visitor
        sys.setrecursionlimit(self._testing)
        visitor.pre_visit(node)
        visitor.visit(node)
        sys.setrecursionlimit(self._walking)

    def _touched(self, node):
        """Whether a nosec comment stands on one of the node's lines."""
        place = bisect_left(self._ignored, node.lineno)
        return place < len(self._ignored) and self._ignored[place] <= node.end_lineno

    def _text_touched(self, node, path):
        """A text is judged by the lines of what it is part of."""
        parent = path[0]
        if hasattr(parent, "lineno"):
            return self._touched(parent)
        lines = utils.linerange(parent)
        place = bisect_left(self._ignored, lines[0])
        return place < len(self._ignored) and self._ignored[place] <= lines[-1]


def _depth():
    """How many frames of Python are on the stack."""
    frame, count = sys._getframe(), 0
    while frame is not None:
        frame, count = frame.f_back, count + 1
    return count
