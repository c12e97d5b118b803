"""Bandit's JSON report, written from records: the same bytes as bandit.formatters.json writes, but for the time of day."""
import datetime
import json
from json.encoder import encode_basestring_ascii as _quote

from bandit.core import constants


_AT_ONCE = 500


def write(file, scanned, metrics, severity, confidence, by_test):
    """Writes a report. `scanned` holds (file name, record) in Bandit's order, `metrics` the counts by file name, the totals among them."""
    findings = list(included(scanned, severity, confidence))
    if by_test:
        findings.sort(key=lambda each: each.test)
    errors = [{"filename": name, "reason": record.skipped} for name, record in scanned if record.skipped is not None]
    time = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = json.dumps({"errors": errors, "generated_at": time}, sort_keys=True, indent=2, separators=(",", ": "))
    file.write(head[:-2] + ',\n  "metrics": {\n')
    file.write(",\n".join(_counts(name, metrics[name]) for name in sorted(metrics)))
    file.write('\n  },\n  "results": [' + ("\n" if findings else "]\n}"))
    for place in range(0, len(findings), _AT_ONCE):
        part = findings[place:place + _AT_ONCE]
        file.write(",\n".join([finding.text for finding in part]))
        file.write(",\n" if place + _AT_ONCE < len(findings) else "\n  ]\n}")


def _counts(name, counts):
    lines = ",\n".join([f'      "{each}": {counts[each]}' for each in sorted(counts)])
    return f"    {_quote(name)}: {{\n{lines}\n    }}"


def included(scanned, severity, confidence):
    """The findings at or above both grades, as bandit.core.issue's `filter` tells."""
    floors = constants.RANKING.index(severity), constants.RANKING.index(confidence)
    rank = {grade: place for place, grade in enumerate(constants.RANKING)}
    for _, record in scanned:
        for finding in record.findings:
            if rank[finding.severity] >= floors[0] and rank[finding.confidence] >= floors[1]:
                yield finding
