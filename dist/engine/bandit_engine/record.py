"""What is known of one scanned file, as bytes: handed from process to process, and kept in the cache.

A record is JSON, lists within lists: the file's counts, why it was not scanned, what was logged meanwhile, and the values of its findings.
It holds no text of the report: `finding_text` writes that, from values that were checked one by one. What is kept holds no code either,
and in place of a password where it stands in the file: both are taken from the file once more.
"""
import functools
import json
from json.encoder import encode_basestring_ascii as _quote

from bandit.core import constants, docs_utils
from bandit.core.issue import Cwe

from .source import CodeLines, Unplain, literal_at, literals_in

_COUNTS = ("loc", "nosec", "skipped_tests")
_GRADES = tuple(f"{criteria}.{rank}" for criteria, _ in constants.CRITERIA for rank in constants.RANKING)
_PLACES = {tuple(grade.split(".")): place for place, grade in enumerate(_GRADES)}
_RANKS = frozenset(constants.RANKING)
_UNPARSED = "syntax error while parsing AST from file"
# Findings of these quote what may be a password, between these words.
_SECRET_TESTS = frozenset(("B105", "B106", "B107"))
_BEFORE_SECRET, _AFTER_SECRET = "Possible hardcoded password: '", "'"  # nosec B105 # words, no password


# What is shorter is a sign or a word of every text.
_SECRET_LENGTH = 4


class Finding:
    """What sorting and filtering need of a finding, and its text in the report."""

    __slots__ = ("severity", "confidence", "test", "text")

    def __init__(self, severity, confidence, test, text):
        self.severity, self.confidence, self.test, self.text = severity, confidence, test, text


class Record:
    """One file's outcome. `metrics` is None where the file could not be opened, `skipped` is why it was not scanned.

    A finding in it is a list: of eleven values, or, where another's test gave what Bandit's own never give, of grades, name and the text itself.
    """

    __slots__ = ("metrics", "skipped", "log", "findings")

    def __init__(self, metrics=None, skipped=None, log="", findings=()):
        self.metrics, self.skipped, self.log, self.findings = metrics, skipped, log, findings

    def dump(self):
        return self._dumped(list(self.findings))

    def kept(self, data, lines):
        """What of it may be kept, given the file's bytes and how many lines of code are shown; None where nothing may.

        The same bytes have to give the same outcome again, and no place of this machine may be named.
        """
        if self.skipped is not None and self.skipped != _UNPARSED:
            return None
        if self.metrics is None or "Traceback (most recent call last)" in self.log or not all(len(each) == _VALUES for each in self.findings):
            return None
        try:
            return self._dumped(_without_code(self.findings, data, lines, self.log) if self.findings else [])
        except Unplain:
            return None

    def _dumped(self, findings):
        counts = self.metrics and [self.metrics[name] for name in (*_COUNTS, *_GRADES) if name in self.metrics]
        return json.dumps([counts, self.skipped, self.log, findings], separators=(",", ":")).encode("ascii")


def _without_code(findings, data, lines, log):
    """The findings as they are kept. Raises Unplain where that could not be made whole again, or would still hold a password."""
    code = CodeLines(data, lines, len(findings))
    secrets = {_secret_in(each[_TEXT]) for each in findings if each[0] in _SECRET_TESTS}
    places = literals_in(data, secrets) if secrets else {}
    kept = []
    for each in findings:
        *values, shown = each
        place = code.place(values[_LINE])
        if code.at(place, values[_LINE], *values[_LINES]) != shown:
            raise Unplain
        values.append(place)
        if each[0] in _SECRET_TESTS:
            values[_TEXT] = places[_secret_in(each[_TEXT])]
        kept.append(values)
    others = [log, *(each[_TEXT] for each in kept if each[0] not in _SECRET_TESTS)]
    if any(len(secret) >= _SECRET_LENGTH and secret in text for secret in secrets for text in others):
        raise Unplain
    return kept


def _secret_in(text):
    if not text.startswith(_BEFORE_SECRET) or not text.endswith(_AFTER_SECRET):
        raise Unplain
    return text[len(_BEFORE_SECRET):-len(_AFTER_SECRET)]


def answered(data, name):
    """The record of a file that one of our own processes has just scanned, with findings as the report has them."""
    counts, skipped, log, findings = json.loads(data)
    quoted = _quote(name)
    written = [
        Finding(each[2], each[3], each[1], finding_text(quoted, *each)) if len(each) == _VALUES else Finding(*each) for each in findings
    ]
    return Record(None if counts is None else dict(zip((*_COUNTS, *_GRADES), counts)), skipped, log, written)


class Reader:
    """Reads records that were kept, by whomever: what is not exactly what these tests can have said of the very file is none."""

    def __init__(self, tests, lines):
        """`tests` are those that are run, by node type as in Bandit's test set; `lines` is how many lines of code are shown."""
        self._tests = frozenset(pair for each in tests.values() for test in each for pair in _names(test))
        self._lines = lines

    def read(self, kept, name, data):
        """The record of the file of this name with these bytes. Raises ValueError when it is none."""
        try:
            counts, skipped, log, findings = json.loads(kept.decode("ascii"))
            if type(log) is not str or (skipped is not None and skipped != _UNPARSED):
                raise ValueError("not a record")
            metrics = _metrics(counts, skipped is None)
            code = CodeLines(data, self._lines, len(findings)) if findings else None
            quoted = _quote(name)
            written = [self._finding(quoted, code, *each) for each in findings]
        except (TypeError, RecursionError, Unplain) as error:
            raise ValueError("not a record") from error
        if counts[len(_COUNTS):] != (_graded(written) if skipped is None else []):
            raise ValueError("not a record")
        return Record(metrics, skipped, log, written)

    def _finding(self, quoted, code, test, name, severity, confidence, cwe, text, line, lines, column, end, place):
        if (test, name) not in self._tests:
            raise ValueError("not a record")
        if test in _SECRET_TESTS:
            text = f"{_BEFORE_SECRET}{literal_at(code.data, *text)}{_AFTER_SECRET}"
        first, last = lines
        right = (
            type(line) is type(first) is type(last) is type(column) is type(end) is type(place) is type(cwe) is int and type(text) is str
            and severity in _RANKS and confidence in _RANKS and 0 <= cwe < 100_000
            and column >= -1 and end >= -1 and code.holds(first, last) and code.holds(line, line)
        )
        if not right:
            raise ValueError("not a record")
        shown = code.at(place, line, first, last)
        return Finding(severity, confidence, name, finding_text(quoted, test, name, severity, confidence, cwe, text, line, lines, column, end, shown))


def _names(test):
    """The (id, name) that findings of a test have. Bandit's lists of names are one test with many ids."""
    if test.__name__ != "blacklist":
        return [(test._test_id, test.__name__)]
    return [(check["id"], test.__name__) for checks in test._config.values() for check in checks]


def _metrics(counts, parsed):
    names = (*_COUNTS, *_GRADES) if parsed else _COUNTS
    if type(counts) is not list or [type(count) for count in counts] != [int] * len(names) or min(counts) < 0 or max(counts) >= 1 << 53:
        raise ValueError("not a record")
    return dict(zip(names, counts))


def _graded(findings):
    """How many findings there are of each grade, which is what Bandit has counted."""
    found = [0] * len(_GRADES)
    for each in findings:
        found[_PLACES["SEVERITY", each.severity]] += 1
        found[_PLACES["CONFIDENCE", each.confidence]] += 1
    return found


# Values of a finding, in this order: test id, test name, severity, confidence, number of the weakness or 0, text, line, first and last
# line, columns, code. In what is kept the code is the place where it begins, and the text of what may hold a password that of its literal.
_VALUES = 11
_TEXT, _LINE, _LINES = 5, 6, 7


def finding(issue, name, lines):
    """A finding of Bandit's in a file as a list for a record."""
    fields = issue.as_dict(max_lines=lines)
    if issue.severity not in _RANKS or issue.confidence not in _RANKS:
        raise ValueError(f"a grade that Bandit does not have: {issue.severity}, {issue.confidence}")
    values = _plain_values(fields, name)
    return values or [issue.severity, issue.confidence, fields["test_name"], _any_element({**fields, "more_info": _link(fields["test_id"])})]


def _plain_values(fields, name):
    """None where a value is of a kind that Bandit's own tests never give."""
    cwe, given, numbers = fields["issue_cwe"], fields["line_range"], (fields["line_number"], fields["col_offset"], fields["end_col_offset"])
    texts = (fields["test_id"], fields["test_name"], fields["issue_text"], fields["code"])
    number = cwe.get("id", 0) if cwe.__class__ is dict else None
    plain = (
        fields["filename"] == name and len(fields) == 12
        and all([each.__class__ is str for each in texts]) and all([each.__class__ is int for each in numbers])
        and given.__class__ is list and given and all([each.__class__ is int for each in given]) and given == list(range(given[0], given[-1] + 1))
        and number.__class__ is int and (cwe == {"id": number, "link": _weakness_link(number)} if number else not cwe)
    )
    if not plain:
        return None
    return [
        fields["test_id"], fields["test_name"], fields["issue_severity"], fields["issue_confidence"], number, fields["issue_text"],
        numbers[0], [given[0], given[-1]], numbers[1], numbers[2], fields["code"],
    ]


def finding_text(quoted, test, name, severity, confidence, cwe, text, line, lines, column, end, code):
    """A finding as bandit.formatters.json writes it, inside the list of results; `quoted` is the file's name in quotes."""
    grades, about = _kind(test, name, severity, confidence, cwe)
    return (
        f'    {{\n      "code": {_quote(code)},\n      "col_offset": {column},\n      "end_col_offset": {end},\n      "filename": {quoted},\n'
        f'{grades}{_quote(text)},\n      "line_number": {line},\n      "line_range": {_range(*lines)},\n{about}'
    )


@functools.cache
def _kind(test, name, severity, confidence, cwe):
    """What all findings of a kind have in common, before and after the rest."""
    grades = f'      "issue_confidence": "{confidence}",\n      "issue_cwe": {_weakness(cwe)},\n      "issue_severity": "{severity}",\n      "issue_text": '
    return grades, f'      "more_info": {_quote(_link(test))},\n      "test_id": {_quote(test)},\n      "test_name": {_quote(name)}\n    }}'


def _range(first, last):
    return f"[\n        {first}\n      ]" if first == last else _longer_range(first, last)


# Of each text in a table of thousands of lines Bandit gives the lines of the whole table.
@functools.lru_cache(256)
def _longer_range(first, last):
    return "[\n" + ",\n".join([f"        {each}" for each in range(first, last + 1)]) + "\n      ]"


@functools.cache
def _link(test):
    return docs_utils.get_url(test)


def _weakness(number):
    return _any({"id": number, "link": _weakness_link(number)}) if number else "{}"


@functools.cache
def _weakness_link(number):
    return Cwe(number).link()


def _any_element(fields):
    return "    {\n" + ",\n".join([f"      {_quote(name)}: {_any(fields[name])}" for name in sorted(fields)]) + "\n    }"


def _any(value):
    return json.dumps(value, sort_keys=True, indent=2, separators=(",", ": ")).replace("\n", "\n      ")
