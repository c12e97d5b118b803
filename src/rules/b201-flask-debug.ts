import { defineRule } from './rule.ts';

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
  exploitability: { score: 5, reason: 'Remote code execution for whoever reaches the port; only a PIN stands in between.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b201_flask_debug_true.html',
    'https://cwe.mitre.org/data/definitions/489.html',
    'https://flask.palletsprojects.com/en/stable/debugging/',
  ],
  traps: [
    '`debug=1`, `app.debug = True` and `app.config["DEBUG"] = True` start the same debugger; Bandit only does not see them.',
    '`debug=False` overrides `FLASK_DEBUG`: leave the argument out when developers rely on the variable.',
  ],
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
  ],
});
