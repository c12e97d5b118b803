import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { keyword, removeArgument } from '../../python/edits/arguments.ts';
import { givenTo } from '../../python/scopes/origin.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, qualified } from '../../python/tree/names.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

/** Classes whose `run` takes its debug mode from the environment when it is told nothing, and from which variable. */
const variables: Readonly<Record<string, string>> = {
  'flask.Flask': 'FLASK_DEBUG',
  'flask.app.Flask': 'FLASK_DEBUG',
  'flask_socketio.SocketIO': 'FLASK_DEBUG',
  'flask_openapi3.OpenAPI': 'FLASK_DEBUG',
  'connexion.FlaskApp': 'FLASK_DEBUG',
  'dash.Dash': 'DASH_DEBUG',
  'quart.Quart': 'QUART_DEBUG',
};
/** Functions of that name that are no web server. */
const others: Readonly<Record<string, string>> = { 'asyncio.run': 'asyncio', 'trio.run': 'trio', 'anyio.run': 'anyio' };

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  const debug = call ? keyword(call, 'debug') : null;
  if (!call || !called || !debug) return unreadable;
  const other = others[calledName(file, call) ?? ''];
  if (other !== undefined) return noServer(file, call, other);
  const receiver = called.childForFieldName('object');
  const variable = receiver === null ? null : variableOf(file, receiver);
  if (variable === null) {
    return refuse(
      `nothing in this file shows that ${quoted(receiver ?? called)} is a Flask application`,
      'If the call starts a web server, remove `debug=True`; if it does not, add `# nosec B201 # reason`.',
    );
  }
  const setting = otherSwitch(file, call);
  if (setting !== null) return refuse(`${quoted(setting)} switches the debugger on as well`, 'Remove both.');
  return fix({
    edits: removeArgument(file, call, debug),
    summary: `Leave debug mode to \`${variable}\``,
    safety: variable === 'FLASK_DEBUG' && !/SocketIO|socketio/u.test(called.text) ? 'safe' : 'review',
    cautions: [`Set \`${variable}=1\` on the machines of developers who want the debugger and the reloader.`],
  });
}

/**
 * The variable that the application behind the receiver reads; null when it may be something else than a Flask
 * application.
 */
function variableOf(file: PythonFile, receiver: Node): string | null {
  const at = bare(receiver);
  if (at.type === 'call') return variableOfClass(file, at) ?? (isFactory(at) ? 'FLASK_DEBUG' : null);
  const given = (givenTo(file, at) ?? []).map((one) => bare(one)).filter(({ type }) => type !== 'none');
  const found = given.map((one) => (one.type === 'call' ? variableOf(file, one) : null));
  if (found.length > 0 && found[0] !== undefined && found.every((one) => one !== null && one === found[0]))
    return found[0];
  // The names that Flask's own documentation uses, for an application that another module makes.
  return given.length === 0 && /(?:^|[._])(?:app|application)$/iu.test(at.text) ? 'FLASK_DEBUG' : null;
}

const factory =
  /(?:^|[._])(?:(?:create|make|build|get|init|setup)_?(?:\w+_)?(?:app|application)|app_factory|factory)$/iu;
const isFactory = (call: Node): boolean => factory.test(call.childForFieldName('function')?.text ?? '');

/** A class of the table, or one of this file that derives from it. */
function variableOfClass(file: PythonFile, call: Node): string | null {
  const called = call.childForFieldName('function');
  const name = called && qualified(file, called);
  if (name) return variables[name] ?? null;
  const definition = called?.type === 'identifier' ? file.scopes.bindings(called, called.text)[0]?.node.parent : null;
  if (definition?.type !== 'class_definition') return null;
  const bases = definition.childForFieldName('superclasses')?.namedChildren ?? [];
  return bases.map((base) => variables[qualified(file, base) ?? '']).find((one) => one !== undefined) ?? null;
}

/** Another line that starts the debugger: `use_debugger=True`, `app.debug = True`, `app.config["DEBUG"] = True`. */
function otherSwitch(file: PythonFile, call: Node): Node | null {
  const argument = keyword(call, 'use_debugger');
  if (argument?.value.type === 'true') return argument.node;
  const receiver = call.childForFieldName('function')?.childForFieldName('object')?.text ?? '';
  const places = [`${receiver}.debug`, `${receiver}.config["DEBUG"]`, `${receiver}.config['DEBUG']`];
  const switches = file.root
    .descendantsOfType('assignment')
    .filter((one) => one.childForFieldName('right')?.type === 'true');
  return switches.find((one) => places.includes(one.childForFieldName('left')?.text ?? '')) ?? null;
}

function noServer(file: PythonFile, call: Node, library: string): Remedy {
  const comment = nosec(file, call, 'B201', `debug mode of ${library}, no web server`);
  if (comment === null)
    return refuse(
      `this is the debug mode of ${library}, not of Flask, and no comment can stand here`,
      'Put the call on a line of its own.',
    );
  return fix({
    edits: [comment],
    summary: `State that this is the debug mode of ${library}`,
    safety: 'review',
    suppression: true,
  });
}

export const b201 = defineRule({
  ids: ['B201'],
  names: ['flask_debug_true'],
  status: 'active',
  title: 'Flask starts with the interactive debugger',
  why: 'With `debug=True` an error page offers a Python console in the browser. Whoever can reach it and gets past a PIN runs code on your server.',
  remedy:
    'Remove `debug=True`. Flask then takes debug mode from `FLASK_DEBUG`, so developers set `FLASK_DEBUG=1` on their own machine and keep the reloader. ' +
    'In production serve the application through a WSGI server (gunicorn, waitress, uWSGI), not through `app.run`.',
  safety: 'safe',
  cwe: 489,
  owasp2021: { id: 'A05:2021', mapped: false },
  owasp2025: { id: 'A02:2025', mapped: true },
  exploitability: {
    score: 5,
    reason: 'Remote code execution for whoever reaches the port; only a PIN stands in between.',
  },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b201_flask_debug_true.html',
    'https://cwe.mitre.org/data/definitions/489.html',
    'https://flask.palletsprojects.com/en/stable/debugging/',
  ],
  traps: [
    '`debug=1`, `app.debug = True` and `app.config["DEBUG"] = True` start the same debugger; Bandit only does not see them.',
    '`debug=False` overrides `FLASK_DEBUG`: leave the argument out when developers rely on the variable.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'debug mode comes from FLASK_DEBUG instead',
      before: `from flask import Flask

app = Flask(__name__)

if __name__ == "__main__":
    «app.run(port=8000, debug=True)»
`,
      after: `from flask import Flask

app = Flask(__name__)

if __name__ == "__main__":
    app.run(port=8000)
`,
    },
    {
      name: 'the only argument',
      before: `import flask

app = flask.Flask("shop")
«app.run(debug=True)»
`,
      after: `import flask

app = flask.Flask("shop")
app.run()
`,
    },
    {
      name: 'an application of another module, over several lines',
      before: `from flask import url_for

from shelf import app

if __name__ == "__main__":
    «app.run(
        debug=True,  # reload
        port=8000,
    )»
`,
      after: `from flask import url_for

from shelf import app

if __name__ == "__main__":
    app.run(
        # reload
        port=8000,
    )
`,
    },
    {
      name: 'straight from the factory',
      before: `import flask


def create_app():
    return flask.Flask(__name__)


if __name__ == "__main__": «create_app().run("127.0.0.1", debug=True, use_reloader=False)»
`,
      after: `import flask


def create_app():
    return flask.Flask(__name__)


if __name__ == "__main__": create_app().run("127.0.0.1", use_reloader=False)
`,
    },
    {
      name: 'a class of the file, in an attribute',
      before: `from flask import Flask


class ShelfServer(Flask):
    pass


class Process:
    def __init__(self):
        self.server = ShelfServer("shelf")

    def start(self, **options):
        «self.server.run(debug=True, **options)»
`,
      after: `from flask import Flask


class ShelfServer(Flask):
    pass


class Process:
    def __init__(self):
        self.server = ShelfServer("shelf")

    def start(self, **options):
        self.server.run(**options)
`,
    },
    {
      name: 'Flask-SocketIO',
      safety: 'review',
      before: `from flask import Flask
from flask_socketio import SocketIO

app = Flask(__name__)
socketio = SocketIO(app)
«socketio.run(app, debug=True)»
`,
      after: `from flask import Flask
from flask_socketio import SocketIO

app = Flask(__name__)
socketio = SocketIO(app)
socketio.run(app)
`,
    },
    {
      name: 'Dash has its own variable',
      safety: 'review',
      before: `import flask
from dash import Dash

app = Dash(__name__, server=flask.Flask("shelf"))
«app.run(debug=True)»
`,
      after: `import flask
from dash import Dash

app = Dash(__name__, server=flask.Flask("shelf"))
app.run()
`,
    },
    {
      name: 'the debug mode of asyncio',
      safety: 'review',
      before: `import asyncio

import flask

«asyncio.run(main(), debug=True)»
`,
      after: `import asyncio

import flask

asyncio.run(main(), debug=True)  # nosec B201 # debug mode of asyncio, no web server
`,
    },
    {
      name: 'the debugger is switched on twice',
      before: `from flask import Flask

app = Flask(__name__)
app.debug = True
«app.run(debug=True)»
`,
      refused: '`app.debug = True` switches the debugger on as well',
    },
    {
      name: 'something that runs',
      before: `import flask

from shelf.jobs import worker

«worker.run(debug=True)»
`,
      refused: 'nothing in this file shows that `worker` is a Flask application',
    },
  ],
});
