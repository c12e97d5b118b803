import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { importUse, listed } from '../../python/imports/import-use.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const statement = nodeOf(file, finding);
  if (!statement) return unreadable;
  const found = importUse(
    file,
    statement,
    /^(?:wsgiref\.handlers\.CGIHandler|twisted\.web\.twcgi\.CGI(?:Script|Directory))$/u,
  );
  if (typeof found === 'string') return refuse(found, 'If the application runs as CGI, serve it through WSGI instead.');
  if (found.removal.length > 0)
    return fix({ edits: found.removal, summary: 'Remove the import, which nothing uses', safety: 'safe' });
  const comment = found.own ? nosec(file, statement, 'B412', 'a module of this project') : null;
  if (comment)
    return fix({
      edits: [comment],
      summary: 'State that the module is one of this project',
      safety: 'review',
      suppression: true,
    });
  if (found.uses.length === 0)
    return refuse(
      'nothing in this file uses the import, but it may be there for others or be tried on purpose',
      'Delete the import if nothing outside this file needs it.',
    );
  return refuse(
    `the application runs as CGI: ${listed(found.uses)}`,
    'Serve it through a WSGI server; until then make the web server drop the request header `Proxy`, and say so in `# nosec B412 # reason`.',
  );
}

export const b412 = defineRule({
  ids: ['B412'],
  names: ['import_httpoxy'],
  status: 'active',
  title: 'Under CGI a client’s Proxy header can redirect your outgoing requests',
  why:
    'CGI hands the request header `Proxy` on as the variable `HTTP_PROXY`; ' +
    'HTTP libraries that trust it send the application’s own requests through the attacker.',
  remedy:
    'Serve the application through WSGI or ASGI (`waitress`, `gunicorn`, `uvicorn`) instead of CGI. ' +
    'Until then drop the header at the web server: `RequestHeader unset Proxy early` in Apache, `fastcgi_param HTTP_PROXY "";` in nginx. ' +
    'Current Python ignores `HTTP_PROXY` when `REQUEST_METHOD` is set, which covers `urllib` and not every other library.',
  safety: 'guidance',
  cwe: 284,
  owasp2021: { id: 'A01:2021', mapped: true },
  owasp2025: { id: 'A01:2025', mapped: true },
  exploitability: {
    score: 3,
    reason: 'One request header is enough, but only where the application really runs as CGI.',
  },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b412-import-httpoxy',
    'https://cwe.mitre.org/data/definitions/284.html',
    'https://httpoxy.org/',
    'https://docs.python.org/3/library/wsgiref.html#wsgiref.handlers.CGIHandler',
  ],
  traps: ['`import wsgiref.handlers` hides the class from Bandit; the application still runs as CGI.'],
  fix: remedy,
  cases: [
    {
      name: 'CGI to a WSGI server',
      before: `«from wsgiref.handlers import CGIHandler»

from shop.web import app

CGIHandler().run(app)
`,
      after: `from waitress import serve

from shop.web import app

serve(app, host="127.0.0.1", port=8080)
`,
      refused: 'the application runs as CGI: `CGIHandler` in line 5',
    },
    {
      name: 'unused import',
      safety: 'safe',
      before: `«from wsgiref.handlers import CGIHandler, SimpleHandler»

from shelf.web import app


def handler(stdin, stdout, stderr, environ):
    return SimpleHandler(stdin, stdout, stderr, environ)
`,
      after: `from wsgiref.handlers import SimpleHandler

from shelf.web import app


def handler(stdin, stdout, stderr, environ):
    return SimpleHandler(stdin, stdout, stderr, environ)
`,
    },
    {
      name: 'a folder of CGI scripts',
      before: `«from twisted.web.twcgi import CGIDirectory as Scripts»

site = Scripts("cgi-bin")
`,
      refused: '`Scripts` in line 3',
    },
    {
      name: 'the class by its full name',
      before: `import wsgiref.handlers

from shelf.web import app

«wsgiref.handlers.CGIHandler()».run(app)
`,
      refused: 'the call of `wsgiref.handlers.CGIHandler` uses it',
    },
  ],
});
