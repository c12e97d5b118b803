import { defineRule } from './rule.ts';

export const b104 = defineRule({
  ids: ['B104'],
  names: ['hardcoded_bind_all_interfaces'],
  status: 'active',
  title: 'The service listens on every network interface',
  why: 'A server bound to `0.0.0.0` answers to every network that the machine is on, not only to the one you had in mind.',
  remedy:
    'Bind to `127.0.0.1`, or read the address from configuration with that as the default, and let the deployment decide what is exposed. ' +
    'In a container the process usually does have to listen on all interfaces: set the variable there. ' +
    'Where the text is a comparison, a netmask or test data, keep it and justify the line with `# nosec B104 # reason`.',
  safety: 'review',
  cwe: 1327,
  owasp2021: { id: 'A05:2021', mapped: false },
  owasp2025: { id: 'A02:2025', mapped: false },
  exploitability: { score: 3, reason: 'Reachable from the network, but a weakness in the exposed service is needed as well.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b104_hardcoded_bind_all_interfaces.html',
    'https://cwe.mitre.org/data/definitions/1327.html',
    'https://docs.python.org/3/library/socket.html',
  ],
  traps: [
    '`""` and `"::"` silence Bandit and still bind every interface.',
    'A container with a process on `127.0.0.1` is unreachable through its published port: set the variable in its configuration.',
  ],
  cases: [
    {
      name: 'the address comes from the environment, loopback by default',
      before: `from waitress import serve

from shop.wsgi import app

serve(app, host=«"0.0.0.0"», port=8080)
`,
      after: `import os

from waitress import serve

from shop.wsgi import app

serve(app, host=os.environ.get("BIND_HOST", "127.0.0.1"), port=8080)
`,
    },
    {
      name: 'a helper on the same machine binds to loopback',
      before: `import socket

server = socket.socket()
server.bind((«"0.0.0.0"», 9100))
server.listen()
`,
      after: `import socket

server = socket.socket()
server.bind(("127.0.0.1", 9100))
server.listen()
`,
    },
  ],
});
