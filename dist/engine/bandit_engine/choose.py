"""Which of Bandit's tests can have anything to say about a node.

A test that Bandit runs and that gives nothing leaves no trace in the report, unless a nosec comment is near. So for every
test that is known here stands a necessary condition for it to give a finding or to crash; it is cheap and looks at names,
keywords and texts alone. Where it holds, Bandit's own function decides. A test that is not known here, or that is
configured in a way that is not, is always run.

Choices are bit masks over the tests of a node type, in Bandit's order.
"""
import ast
import re

_SQL_WORD = re.compile("(?i)select|delete|insert|update")
_CONTAINERS = {ast.Set, ast.List, ast.Tuple}
_NAMES_KEPT = 200_000


class Choice:
    """The tests of one node type, and those of them that a mask stands for."""

    def __init__(self, tests, known):
        self.tests = list(tests)
        self.everything = (1 << len(self.tests)) - 1
        self.conditions = []
        self.always = 0
        for place, test in enumerate(self.tests):
            condition = known(test)
            if condition is None:
                self.always |= 1 << place
            else:
                self.conditions.append((1 << place, condition))
        self._lists = {}

    def bits(self):
        """By name the bits of the tests that have a condition."""
        return {self.of(bit)[0].__name__: bit for bit, _ in self.conditions}

    def of(self, mask):
        """The tests of a mask, in Bandit's order."""
        try:
            return self._lists[mask]
        except KeyError:
            chosen = [test for place, test in enumerate(self.tests) if mask >> place & 1]
            self._lists[mask] = chosen
            return chosen


def _texts(value):
    return isinstance(value, (list, tuple, set)) and all(isinstance(each, str) for each in value)


def _nothing(*_):
    return False


# Calls. A condition is a pair: of the call's qualified name (its parts, split at dots, beside it), and of a keyword's name.

def _last(*names):
    return lambda name, parts: parts[-1] in names


def _full(*names):
    return lambda name, parts: name in names


def _first(*names):
    return lambda name, parts: parts[0] in names


def _part(part, *lasts):
    return lambda name, parts: part in parts and parts[-1] in lasts


_CALLS = {
    "flask_debug_true": lambda name, parts: name.endswith(".run"),
    "request_with_no_cert_validation": _first("requests", "httpx"),
    "request_without_timeout": _first("requests", "httpx"),
    "django_extra_used": _last("extra"),
    "django_rawsql_used": _last("RawSQL"),
    "django_mark_safe": _last("mark_safe", "SafeText", "SafeUnicode", "SafeString", "SafeBytes"),
    "exec_used": _full("exec"),
    "set_bad_file_permissions": lambda name, parts: "chmod" in parts[-1],
    "hashlib": lambda name, parts: "hashlib" in parts or "crypt" in parts,
    "huggingface_unsafe_download": _last(
        "from_pretrained", "load_dataset", "hf_hub_download", "snapshot_download", "repository_id"
    ),
    "paramiko_calls": _last("exec_command"),
    "ssl_with_no_version": _full("ssl.wrap_socket"),
    "jinja2_autoescape_false": _part("jinja2", "Environment"),
    "logging_config_insecure_listen": _full("logging.config.listen"),
    "use_of_mako_templates": _part("mako", "Template"),
    "pytorch_load": _part("torch", "load"),
    "snmp_insecure_version_check": _full("pysnmp.hlapi.CommunityData"),
    "snmp_crypto_check": _full("pysnmp.hlapi.UsmUserData"),
    "ssh_no_host_key_verification": _last("set_missing_host_key_policy"),
    "tarfile_unsafe_members": lambda name, parts: "extractall" in parts[-1],
    "yaml_load": _part("yaml", "load"),
    "weak_cryptographic_key": lambda name, parts: parts[-1] in ("generate_private_key", "generate"),
}


def _shell_lists(config):
    lists = ("subprocess", "shell", "no_shell")
    if not isinstance(config, dict) or not all(_texts(config.get(each)) for each in lists):
        return None
    return {each: frozenset(config[each]) for each in lists}


def _in_lists(*names):
    def condition(config):
        lists = _shell_lists(config)
        if lists is None:
            return None
        wanted = frozenset().union(*(lists[name] for name in names))
        return lambda name, parts: name in wanted

    return condition


def _markup(config):
    if not isinstance(config, dict) or not _texts(config.get("extend_markup_names", [])):
        return None
    if not _texts(config.get("allowed_calls", [])):
        return None
    wanted = frozenset(config.get("extend_markup_names", [])) | {"markupsafe.Markup", "flask.Markup"}
    return lambda name, parts: name in wanted


def _bad_versions(config):
    if not isinstance(config, dict) or not _texts(config.get("bad_protocol_versions")):
        return None
    return frozenset(config["bad_protocol_versions"])


def _ssl_version(config):
    return None if _bad_versions(config) is None else _full("ssl.wrap_socket", "pyOpenSSL.SSL.Context")


def _listed_call(config):
    if not _blacklisted(config, "Call"):
        return None
    wanted = frozenset(name for check in config["Call"] for name in check["qualnames"])
    direct = wanted | {"__import__", "importlib.import_module", "importlib.__import__"}
    return lambda name, parts: name in direct


def _blacklisted(config, kind):
    checks = config.get(kind) if isinstance(config, dict) else None
    if not isinstance(checks, list):
        return False
    return all(isinstance(check, dict) and _texts(check.get("qualnames")) for check in checks)


_CONFIGURED_CALLS = {
    "subprocess_popen_with_shell_equals_true": _in_lists("subprocess"),
    "subprocess_without_shell_equals_true": _in_lists("subprocess"),
    "any_other_function_with_shell_equals_true": lambda config: _shell_lists(config) and _nothing,
    "start_process_with_a_shell": _in_lists("shell"),
    "start_process_with_no_shell": _in_lists("no_shell"),
    "start_process_with_partial_path": _in_lists("subprocess", "shell", "no_shell"),
    "linux_commands_wildcard_injection": _in_lists("subprocess", "shell"),
    "markupsafe_markup_xss": _markup,
    "ssl_with_bad_version": _ssl_version,
    "blacklist": _listed_call,
}

_KEYWORDS = {
    "any_other_function_with_shell_equals_true": frozenset({"shell"}),
    "ssl_with_bad_version": frozenset({"method", "ssl_version"}),
}


def _call_condition(test):
    name = test.__name__
    if name in _CALLS:
        return _CALLS[name]
    if name in _CONFIGURED_CALLS:
        return _CONFIGURED_CALLS[name](getattr(test, "_config", None))
    return _nothing if name == "hardcoded_password_funcarg" else None


def _holds_set(value):
    """Bandit makes Python values of literal arguments; for a set in them that can fail, and then every test crashes."""
    kind = value.__class__
    return kind is ast.Set or kind in _CONTAINERS and any(map(_holds_set, value.elts))


def _qualified(node, aliases):
    """bandit.core.utils._get_attr_qual_name; an alias never holds a dot, so only the first name can be one."""
    value = node.value
    kind = value.__class__
    if kind is ast.Name:
        base = value.id
        if base in aliases:
            base = aliases[base]
    else:
        base = _qualified(value, aliases) if kind is ast.Attribute else ""
    return f"{base}.{node.attr}"


def _password_pattern(tests):
    """The pattern of names of secrets, as the module of the one test has it."""
    return tests[0].__globals__["RE_CANDIDATES"] if tests else re.compile("(?!)")


def call_chooser(choice):
    """Gives a function of a Call node and the file's import aliases to the mask of the tests to run."""
    named = {}
    keyed = {}
    everything, always = choice.everything, choice.always
    bits = choice.bits()
    secret = bits.get("hardcoded_password_funcarg", 0)
    secret_name = _password_pattern(choice.of(secret))
    by_keyword = [(bits[name], words) for name, words in _KEYWORDS.items() if name in bits]

    def of_name(name):
        if len(named) > _NAMES_KEPT:
            named.clear()
        parts = name.split(".")
        mask = always
        for bit, condition in choice.conditions:
            if condition(name, parts):
                mask |= bit
        named[name] = mask
        return mask

    def of_keyword(word):
        """The tests that the keyword alone brings in, and those that it does with a text as its value."""
        if len(keyed) > _NAMES_KEPT:
            keyed.clear()
        mask = 0
        for bit, words in by_keyword:
            if word in words:
                mask |= bit
        # Bandit looks for the pattern in the name None of `**"text"` too, and crashes.
        with_text = secret if word is None or secret_name.search(word) else 0
        keyed[word] = pair = (mask, with_text) if mask or with_text else None
        return pair

    Name, Attribute, Constant = ast.Name, ast.Attribute, ast.Constant

    def choose(node, aliases):
        function = node.func
        kind = function.__class__
        if kind is Name:
            name = function.id
            if name in aliases:
                if name == "__import__":
                    return everything
                name = aliases[name]
        elif kind is Attribute:
            name = _qualified(function, aliases)
        else:
            name = ""
        mask = named[name] if name in named else of_name(name)
        for value in node.args:
            if value.__class__ in _CONTAINERS and _holds_set(value):
                return everything
        for keyword in node.keywords:
            value = keyword.value
            kind = value.__class__
            if kind in _CONTAINERS and _holds_set(value):
                return everything
            word = keyword.arg
            pair = keyed[word] if word in keyed else of_keyword(word)
            if pair is not None:
                mask |= pair[0]
                if kind is Constant and value.value.__class__ is str:
                    mask |= pair[1]
        return mask

    return choose


# Texts.

def _temporary(config):
    """The beginnings that B108 looks for; None where Bandit's own function has to judge the configuration."""
    if config is None or isinstance(config, dict) and "tmp_dirs" not in config:
        return ("/tmp", "/var/tmp", "/dev/shm")  # nosec B108 # what Bandit's test looks for
    if isinstance(config, dict) and _texts(config["tmp_dirs"]):
        return tuple(config["tmp_dirs"])
    return None


def _string_condition(test):
    if test.__name__ == "hardcoded_tmp_directory":
        return None if _temporary(getattr(test, "_config", None)) is None else _nothing
    return _nothing if test.__name__ in ("hardcoded_bind_all_interfaces", "hardcoded_password_string", "hardcoded_sql_expressions") else None


def _texts_of_chain(root):
    """The texts among the operands of a chain of binary operators."""
    left = [root]
    while left:
        node = left.pop()
        if node.__class__ is ast.BinOp:
            left += (node.left, node.right)
        elif node.__class__ is ast.Constant and node.value.__class__ is str:
            yield node.value


def string_chooser(choice):
    """Gives a function of a text's node and its path (parent, the parent's path) to the mask of the tests to run."""
    bits = choice.bits()
    bind = bits.get("hardcoded_bind_all_interfaces", 0)
    password = bits.get("hardcoded_password_string", 0)
    sql = bits.get("hardcoded_sql_expressions", 0)
    tmp = bits.get("hardcoded_tmp_directory", 0)
    beginnings = _temporary(getattr(choice.of(tmp)[0], "_config", None)) if tmp else ()
    sql_text = choice.of(sql)[0].__globals__["SIMPLE_SQL_RE"] if sql else _SQL_WORD
    secret_name = _password_pattern(choice.of(password))
    always = choice.always
    secrets = {}
    chains = {}

    def secret(word):
        if len(word) > 60:
            return password if secret_name.search(word) else 0
        try:
            return secrets[word]
        except KeyError:
            if len(secrets) > _NAMES_KEPT:
                secrets.clear()
            found = secrets[word] = password if secret_name.search(word) else 0
            return found

    def named(target):
        if target.__class__ is ast.Name:
            return secret(target.id)
        return secret(target.attr) if target.__class__ is ast.Attribute else 0

    def in_assignment(node, parent, path):
        for target in parent.targets:
            if named(target):
                return password
        return 0

    def in_mapping(node, parent, path):
        return secret(node.value)

    def in_comparison(node, parent, path):
        return named(parent.left)

    def in_operation(node, parent, path):
        while path[1] is not None and path[1][0].__class__ is ast.BinOp:
            path = path[1]
        root = path[0]
        known = chains.get(id(root))
        if known is None or known[0] is not root:
            known = chains[id(root)] = (root, any(map(_SQL_WORD.search, _texts_of_chain(root))))
        return sql if known[1] else 0

    def in_attribute(node, parent, path):
        return sql if parent.attr in ("format", "replace") and sql_text.search(node.value) else 0

    def in_template(node, parent, path):
        parts = [part for part in parent.values if part.__class__ is ast.Constant and part.value.__class__ is str]
        if parts[0] is not node:
            return 0
        return sql if sql_text.search("".join([part.value for part in parts])) else 0

    places = {
        ast.Assign: in_assignment,
        ast.Dict: in_mapping,
        ast.Subscript: in_mapping,
        ast.Compare: in_comparison,
        ast.BinOp: in_operation,
        ast.Attribute: in_attribute,
        ast.JoinedStr: in_template,
    }

    def choose(node, path):
        value = node.value
        mask = always
        if value == "0.0.0.0":  # nosec B104 # what Bandit's test looks for
            mask |= bind
        if tmp and value.startswith(beginnings):
            mask |= tmp
        parent = path[0]
        place = places.get(parent.__class__)
        return mask if place is None else mask | place(node, parent, path)

    choose.forget = chains.clear
    return choose


# Functions, exception handlers, imports.

def function_chooser(choice):
    """Gives a function of a FunctionDef node to the mask of the tests to run."""
    bits = choice.bits()
    password = bits.get("hardcoded_password_default", 0)
    versions = bits.get("ssl_with_bad_defaults", 0)
    bad = _bad_versions(choice.of(versions)[0]._config) if versions else frozenset()
    always = choice.always

    def choose(node):
        mask = always
        for default in node.args.defaults:
            kind = default.__class__
            if kind is ast.Constant:
                if default.value.__class__ is str:
                    mask |= password
            elif kind is ast.Attribute and default.attr in bad:
                mask |= versions
        return mask

    return choose


def _function_condition(test):
    if test.__name__ == "ssl_with_bad_defaults":
        bad = _bad_versions(getattr(test, "_config", None))
        return None if bad is None or "" in bad else _nothing
    return _nothing if test.__name__ == "hardcoded_password_default" else None


def handler_chooser(choice):
    """Gives a function of an ExceptHandler node to the mask of the tests to run."""
    known = 0
    for bit, _ in choice.conditions:
        known |= bit
    always = choice.always

    def choose(node):
        body = node.body
        if len(body) == 1 and body[0].__class__ in (ast.Pass, ast.Continue):
            return always | known
        return always

    return choose


def _handler_condition(test):
    config = getattr(test, "_config", None)
    usable = isinstance(config, dict) and "check_typed_exception" in config
    return _nothing if usable and test.__name__ in ("try_except_pass", "try_except_continue") else None


def import_chooser(choice, kind):
    """Gives a function of an Import or ImportFrom node to the mask of the tests to run."""
    beginnings = ()
    known = 0
    for bit, _ in choice.conditions:
        known |= bit
        beginnings += tuple(name for check in choice.of(bit)[0]._config[kind] for name in check["qualnames"])
    always = choice.always

    def choose(node):
        prefix = f"{node.module}." if kind == "ImportFrom" else ""
        for name in node.names:
            if (prefix + name.name).startswith(beginnings):
                return always | known
        return always

    return choose


def _import_condition(kind):
    def condition(test):
        return _nothing if test.__name__ == "blacklist" and _blacklisted(getattr(test, "_config", None), kind) else None

    return condition


def _file_condition(test):
    return _nothing if test.__name__ == "trojansource" else None


def file_chooser(choice):
    """Gives a function of a file's whole text to the mask of the tests to run."""
    bits = choice.bits()
    bidi = bits.get("trojansource", 0)
    characters = choice.of(bidi)[0].__globals__["BIDI_CHARACTERS"] if bidi else ()
    always = choice.always

    def choose(text):
        if text.isascii():
            return always
        return always | bidi if any(character in text for character in characters) else always

    return choose


_CONDITIONS = {
    "Call": _call_condition,
    "Str": _string_condition,
    "FunctionDef": _function_condition,
    "ExceptHandler": _handler_condition,
    "Import": _import_condition("Import"),
    "ImportFrom": _import_condition("ImportFrom"),
    "File": _file_condition,
    "Assert": lambda test: _nothing if test.__name__ == "assert_used" else None,
}


def choices(tests, bundled):
    """A Choice for each node type that has tests. `bundled` tells whether a test is one of Bandit's own."""
    made = {}
    for kind, those in tests.items():
        condition = _CONDITIONS.get(kind)
        made[kind] = Choice(those, lambda test, of=condition: of(test) if of and bundled(test) else None)
    return made
