/** GitHub's GraphQL interface: queries are checked against its public schema and really executed. */

import { readFileSync } from 'node:fs';
import type { GraphQLError } from 'graphql';
import { buildSchema, executeSync, parse, validate, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Actor } from './actors.ts';
import { Refused } from './exchange.ts';
import { mutations } from './graphql-mutations.ts';
import { nodeById, repositoryNode, type View } from './graphql-nodes.ts';
import type { Hub } from './hub.ts';
import { PushRefused } from './push-rules.ts';

export interface GraphQL {
  /** `mutation createCommitOnBranch`, `query repository`: the first field that is asked for. */
  label(body: string): string;
  answer(hub: Hub, actor: Actor, body: string): { readonly body: object; readonly violations: readonly string[] };
}

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Reads the trimmed schema: see scripts/trim-graphql.ts. */
export function graphql(): GraphQL {
  const schema = buildSchema(readFileSync(new URL('../../fixtures/github-schema.graphql', import.meta.url), 'utf8'));
  return {
    label: (body) => {
      try {
        const [definition] = parse(askedOf(body).query).definitions;
        if (definition?.kind !== 'OperationDefinition') return 'unknown';
        const [field] = definition.selectionSet.selections;
        return `${definition.operation} ${field?.kind === 'Field' ? field.name.value : ''}`;
      } catch {
        return 'unknown';
      }
    },
    answer: (hub, actor, body) => {
      const asked = askedOf(body);
      let document: DocumentNode;
      try {
        document = parse(asked.query);
      } catch (error) {
        return refuse([error instanceof Error ? error.message : 'the query cannot be parsed']);
      }
      const wrong = validate(schema, document);
      if (wrong.length > 0) return refuse(wrong.map(({ message }) => message));
      const view: View = { hub, actor };
      const rootValue = {
        ...mutations(view),
        id: 'Q',
        viewer: () => nodeById(view, actor),
        repository: findRepository(view),
        node: ({ id }: { id: string }) => findNode(view, id),
      };
      const result = executeSync({ schema, document, rootValue, variableValues: asked.variables ?? {}, typeResolver });
      // Values that do not fit the schema never reach a resolver; those of GitHub's own errors carry a type.
      const violations = (result.errors ?? [])
        .filter(({ originalError }) => !(originalError instanceof Refused))
        .map(({ message }) => message);
      return { body: shown(result), violations };
    },
  };
}

const askedOf = (body: string): Asked => JSON.parse(body) as Asked;
const typeResolver = (value: unknown): string => String(Object(value).__typename);

const refuse = (messages: readonly string[]): { readonly body: object; readonly violations: readonly string[] } => ({
  body: { errors: messages.map((message) => ({ message, locations: [{ line: 1, column: 1 }] })) },
  violations: messages,
});

/** GraphQL errors as GitHub gives them: with a type at the top. */
function shown({ data, errors }: ExecutionResult): object {
  const typed = (error: GraphQLError): object => {
    const cause = error.originalError;
    const type = cause instanceof PushRefused ? cause.kind : cause instanceof Refused ? kinds[cause.status] : undefined;
    return {
      ...(type !== undefined && { type }),
      path: error.path,
      locations: error.locations,
      message: error.message,
    };
  };
  return { data: data ?? null, ...(errors && { errors: errors.map(typed) }) };
}

const kinds: Readonly<Record<number, string>> = {
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'STALE_DATA',
  422: 'UNPROCESSABLE',
};

const findRepository =
  (view: View) =>
  ({ owner, name }: { readonly owner: string; readonly name: string }): object => {
    const found = view.hub.repositories.get(`${owner}/${name}`.toLowerCase());
    if (found === undefined)
      throw new Refused(404, `Could not resolve to a Repository with the name '${owner}/${name}'.`);
    return repositoryNode(view, found);
  };

function findNode(view: View, id: string): object {
  const found = view.hub.nodes.get(id);
  if (found === undefined) throw new Refused(404, `Could not resolve to a node with the global id of '${id}'`);
  return nodeById(view, found);
}
