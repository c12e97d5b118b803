"""What is known of one scanned file, as bytes: handed from process to process, kept in the cache, pasted into the report.

A record is a line of JSON, then the JSON text of the file's findings as it stands in Bandit's report, end to end.
"""
import functools
import json
from json.encoder import encode_basestring_ascii as _quote

from bandit.core import constants, docs_utils

_COUNTS = ("loc", "nosec", "skipped_tests")
_GRADES = tuple(f"{criteria}.{rank}" for criteria, _ in constants.CRITERIA for rank in constants.RANKING)


class Finding:
    """What sorting and filtering need of a finding, and its text."""

    __slots__ = ("severity", "confidence", "test", "text")

    def __init__(self, severity, confidence, test, text):
        self.severity, self.confidence, self.test, self.text = severity, confidence, test, text


class Record:
    """One file's outcome. `metrics` is None where the file could not be opened, `skipped` is why it was not scanned."""

    __slots__ = ("metrics", "skipped", "log", "findings")

    def __init__(self, metrics=None, skipped=None, log="", findings=()):
        self.metrics, self.skipped, self.log, self.findings = metrics, skipped, log, findings

    @property
    def lasting(self):
        """Whether the same bytes give the same outcome again. What failed for other reasons, or says so with places of this machine, is not kept."""
        if self.skipped is not None and not self.skipped.startswith("syntax error"):
            return False
        return self.metrics is not None and "Traceback (most recent call last)" not in self.log

    def dump(self):
        counts = self.metrics and [self.metrics[name] for name in (*_COUNTS, *_GRADES) if name in self.metrics]
        entries = [(each.severity, each.confidence, each.test, len(each.text)) for each in self.findings]
        head = json.dumps([counts, self.skipped, self.log, entries], separators=(",", ":"))
        return b"".join([head.encode("ascii"), b"\n", *(each.text for each in self.findings)])


def load(data):
    """The record of some bytes. Raises ValueError when they are none."""
    head, end, _ = data.partition(b"\n")
    try:
        counts, skipped, log, entries = json.loads(head)
        metrics = None if counts is None else _metrics(counts)
        findings, at = [], len(head) + len(end)
        for severity, confidence, test, length in entries:
            findings.append(Finding(severity, confidence, test, data[at:at + length]))
            at += length
    except (TypeError, RecursionError) as error:
        raise ValueError("not a record") from error
    texts = [log, *([] if skipped is None else [skipped]), *(each.test for each in findings)]
    grades = [grade for each in findings for grade in (each.severity, each.confidence)]
    if at != len(data) or not all(isinstance(text, str) for text in texts) or not all(grade in constants.RANKING for grade in grades):
        raise ValueError("not a record")
    return Record(metrics, skipped, log, findings)


def _metrics(counts):
    names = (*_COUNTS, *_GRADES)
    if len(counts) not in (len(_COUNTS), len(names)) or not all(type(count) is int for count in counts):
        raise ValueError("not a record")
    return dict(zip(names, counts))


_links = {}


def finding(issue, lines):
    """A finding of Bandit's with its text as bandit.formatters.json writes it, inside the list of results."""
    fields = issue.as_dict(max_lines=lines)
    test = fields["test_id"]
    if test not in _links:
        _links[test] = docs_utils.get_url(test)
    fields["more_info"] = _links[test]
    if issue.severity not in constants.RANKING or issue.confidence not in constants.RANKING:
        raise ValueError(f"a grade that Bandit does not have: {issue.severity}, {issue.confidence}")
    return Finding(issue.severity, issue.confidence, fields["test_name"], _element(fields).encode("ascii"))


def _element(fields):
    return "    {\n" + ",\n".join([_label(name) + _value(fields[name]) for name in sorted(fields)]) + "\n    }"


@functools.cache
def _label(name):
    return f"      {_quote(name)}: "


def _value(value):
    kind = value.__class__
    if kind is str:
        return _quote(value)
    if kind is int:
        return int.__repr__(value)
    if kind is list and value and all([each.__class__ is int for each in value]):
        return "[\n" + ",\n".join([f"        {each}" for each in value]) + "\n      ]"
    if kind is dict and set(value) == {"id", "link"} and value["id"].__class__ is int and value["link"].__class__ is str:
        return _weakness(value["id"], value["link"])
    return _any(value)


@functools.cache
def _weakness(number, link):
    return _any({"id": number, "link": link})


def _any(value):
    return json.dumps(value, sort_keys=True, indent=2, separators=(",", ": ")).replace("\n", "\n      ")
