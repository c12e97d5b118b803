import { defineRule } from './rule.ts';

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
  exploitability: { score: 3, reason: 'One request header is enough, but only where the application really runs as CGI.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b412-import-httpoxy',
    'https://cwe.mitre.org/data/definitions/284.html',
    'https://httpoxy.org/',
    'https://docs.python.org/3/library/wsgiref.html#wsgiref.handlers.CGIHandler',
  ],
  traps: ['`import wsgiref.handlers` hides the class from Bandit; the application still runs as CGI.'],
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
    },
  ],
});
