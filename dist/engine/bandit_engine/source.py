"""What of a file's bytes stands in the report: lines of code, and texts that may be passwords."""
import ast
import io
import re
import tokenize
import warnings

_LONGEST = 100_000
_LINE_FEED = 10
# To count a file's lines takes longer than to write so many numbers.
_FEW = 200
# Bytes for each finding below which all lines are taken apart.
_DENSE = 2000


class Unplain(Exception):
    """A file whose lines or texts cannot be found again with little effort."""


class CodeLines:
    """The lines of a file as Bandit shows them (bandit.core.issue, `get_code`), `shown` and more for a finding. Raises Unplain."""

    def __init__(self, data, shown, findings):
        """`findings` is how many there are: for many it is cheaper to have all lines at hand."""
        self.data = data
        self._shown = max(shown, 1)
        self._starts = None
        if not _is_plain(data):
            self._lines = _decoded_lines(data)
        else:
            self._lines = _plain_lines(data) if findings * _DENSE > len(data) else None

    def holds(self, first, last):
        """Whether there can be lines of these numbers."""
        if last - first < _FEW:
            return 0 <= first <= last <= len(self.data) + 1
        return 0 <= first <= last <= self.data.count(b"\n") + self.data.count(b"\r") + 1

    def place(self, line):
        """Where the code of a finding in a line begins in the file; 0 where lines have to be decoded before they can be told."""
        if self._lines is not None:
            return 0
        if self._starts is None:
            self._starts = [0, *[found.end() for found in re.finditer(b"\n", self.data)]]
        begin = self._first(line)
        if begin > len(self._starts):
            raise Unplain
        return self._starts[begin - 1]

    def at(self, place, line, first, last):
        """The code of a finding in a line, which is about two lines and those between."""
        number = self._first(line)
        count = last - first + self._shown
        if self._lines is not None:
            texts = self._lines[number - 1:number - 1 + count]
        else:
            texts = self._found_lines(place, count)
        return "".join([f"{at} {text}\n" for at, text in enumerate(texts, number)])

    def _first(self, line):
        return max(1, line - self._shown // 2)

    def _found_lines(self, place, count):
        data, end = self.data, place
        if not 0 <= place < len(data) or place > 0 and data[place - 1] != _LINE_FEED:
            raise Unplain
        for _ in range(count):
            end = data.find(b"\n", end) + 1
            if end == 0:
                end = len(data) + (data[-1] != _LINE_FEED)
                break
        try:
            return data[place:end - 1].decode().split("\n")
        except UnicodeDecodeError:
            raise Unplain from None


def _is_plain(data):
    """Whether the bytes between two line feeds are a line in UTF-8."""
    second = data.find(b"\n", data.find(b"\n") + 1)
    return b"\r" not in data and not data.startswith(b"\xef\xbb\xbf") and b"coding" not in data[:second if second > 0 else None]


def _plain_lines(data):
    try:
        lines = data.decode().split("\n")
    except UnicodeDecodeError:
        raise Unplain from None
    if lines[-1] == "":
        lines.pop()
    return lines


def _decoded_lines(data):
    """Lines as linecache has them, without their ends."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return [line.removesuffix("\n") for line in io.TextIOWrapper(io.BytesIO(data), encoding)]
    except (SyntaxError, LookupError, UnicodeError):
        raise Unplain from None


def literals_in(data, wanted):
    """By text where it stands in the file as a literal, also of a number: its first byte and the one behind its last. Raises Unplain for one that is not found."""
    starts = [0]
    for line in data.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(data)
    for node in ast.walk(tree):
        text = str(node.value) if node.__class__ is ast.Constant else None
        if text is not None and text in wanted and text not in found:
            place = [starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset]
            if _literal_or_none(data, *place) == text:
                found[text] = place
    if len(found) < len(wanted):
        raise Unplain
    return found


def literal_at(data, start, end):
    """The text of a literal at a place. Raises Unplain where there is none."""
    text = _literal_or_none(data, start, end) if type(start) is int and type(end) is int and 0 <= start < end <= len(data) else None
    if text is None:
        raise Unplain
    return text


def _literal_or_none(data, start, end):
    if end - start > _LONGEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = ast.literal_eval(f"({data[start:end].decode()})")
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return None if value.__class__ in (list, tuple, dict, set) else str(value)
