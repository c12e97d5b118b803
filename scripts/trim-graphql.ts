/**
 * Cuts GitHub's public GraphQL schema down to the fields that the product uses, for the tests' stand-in to check and
 * answer queries with.
 *   npm pack @octokit/graphql-schema@15.26.1 && tar xzf octokit-graphql-schema-15.26.1.tgz package/schema.graphql
 *   node scripts/trim-graphql.ts package/schema.graphql test/fixtures/github-schema.graphql
 */

import { readFile, writeFile } from 'node:fs/promises';
import {
  buildSchema,
  Kind,
  parse,
  print,
  validateSchema,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type TypeNode,
} from 'graphql';

/**
 * Object types and interfaces with the fields to keep. The input types, enums and scalars that these need come along
 * whole.
 */
const kept: Readonly<Record<string, string>> = {
  Query: 'id node repository viewer',
  Mutation:
    'createCommitOnBranch minimizeComment unminimizeComment resolveReviewThread unresolveReviewThread updateRefs convertPullRequestToDraft markPullRequestReadyForReview',
  CreateCommitOnBranchPayload: 'clientMutationId commit ref',
  MinimizeCommentPayload: 'clientMutationId minimizedComment',
  UnminimizeCommentPayload: 'unminimizedComment',
  ResolveReviewThreadPayload: 'clientMutationId thread',
  UnresolveReviewThreadPayload: 'thread',
  UpdateRefsPayload: 'clientMutationId',
  ConvertPullRequestToDraftPayload: 'pullRequest',
  MarkPullRequestReadyForReviewPayload: 'pullRequest',
  Node: 'id',
  Actor: 'login url',
  Bot: 'databaseId id login url',
  User: 'databaseId id login url',
  Comment: 'author body createdAt id viewerDidAuthor',
  Minimizable: 'isMinimized minimizedReason',
  PageInfo: 'endCursor hasNextPage hasPreviousPage startCursor',
  Repository: 'defaultBranchRef id isArchived isFork isPrivate nameWithOwner object pullRequest ref',
  Ref: 'id name prefix target',
  GitObject: 'id oid',
  Commit: 'author committedDate committer id message messageBody messageHeadline oid parents signature tree url',
  CommitConnection: 'nodes pageInfo totalCount',
  GitActor: 'email name',
  GitSignature: 'isValid wasSignedByGitHub',
  GpgSignature: 'isValid wasSignedByGitHub',
  Tree: 'entries id oid',
  TreeEntry: 'mode name object oid path type',
  Blob: 'byteSize id isBinary isTruncated oid text',
  PullRequest:
    'author baseRefName baseRefOid body closed comments createdAt databaseId headRefName headRefOid headRepository id isCrossRepository isDraft ' +
    'maintainerCanModify merged number reviewThreads reviews state title url viewerDidAuthor',
  IssueComment: 'author body createdAt databaseId id isMinimized minimizedReason url viewerDidAuthor',
  IssueCommentConnection: 'nodes pageInfo totalCount',
  PullRequestReview:
    'author body comments commit createdAt databaseId id isMinimized minimizedReason state submittedAt url viewerDidAuthor',
  PullRequestReviewConnection: 'nodes pageInfo totalCount',
  PullRequestReviewThread:
    'comments diffSide id isCollapsed isOutdated isResolved line originalLine originalStartLine path resolvedBy startLine viewerCanResolve',
  PullRequestReviewThreadConnection: 'nodes pageInfo totalCount',
  PullRequestReviewComment:
    'author body createdAt databaseId id isMinimized line minimizedReason originalCommit originalLine originalStartLine outdated path pullRequestReview startLine url viewerDidAuthor',
  PullRequestReviewCommentConnection: 'nodes pageInfo totalCount',
};

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

function trim(document: DocumentNode): DocumentNode {
  const byName = new Map(
    document.definitions.flatMap((definition) =>
      'name' in definition && definition.name ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const reached = new Set(Object.keys(kept));
  const cut = new Map<string, DefinitionNode>();
  for (const name of reached) {
    const found = byName.get(name);
    // Every type keeps its fields in an order of its own; what is not there any more must not be missed silently.
    if (found === undefined) {
      if (!['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name)) throw new Error(`the schema has no ${name}`);
      continue;
    }
    const definition = only(found, kept[name]?.split(' ') ?? null);
    cut.set(name, definition);
    visit(definition, {
      NamedType: (node) => {
        if (!(node.name.value in kept)) reached.add(node.name.value);
      },
    });
  }
  return { kind: Kind.DOCUMENT, definitions: [...cut.values()] };
}

/** The definition with these fields, without prose, directives and interfaces that are not kept. */
function only(definition: DefinitionNode, names: readonly string[] | null): DefinitionNode {
  const bare = visit(definition, {
    enter: (node) =>
      'description' in node || 'directives' in node ? { ...node, description: undefined, directives: [] } : undefined,
  });
  if (bare.kind === Kind.UNION_TYPE_DEFINITION)
    return { ...bare, types: bare.types?.filter((type) => type.name.value in kept) ?? [] };
  if (bare.kind !== Kind.OBJECT_TYPE_DEFINITION && bare.kind !== Kind.INTERFACE_TYPE_DEFINITION) return bare;
  if (names === null) throw new Error(`the fields of ${bare.name.value} are not chosen`);
  const fields = bare.fields?.filter((field) => names.includes(field.name.value)) ?? [];
  const lost = names.filter((name) => !fields.some((field) => field.name.value === name));
  if (lost.length > 0) throw new Error(`${bare.name.value} has no ${lost.join(', ')}`);
  return {
    ...bare,
    fields: fields satisfies readonly FieldDefinitionNode[],
    interfaces: bare.interfaces?.filter((one) => nameOf(one) in kept) ?? [],
  };
}

const [source, destination] = process.argv.slice(2);
if (!source || !destination) throw new Error('usage: node scripts/trim-graphql.ts <schema.graphql> <trimmed.graphql>');
const text = print(trim(parse(await readFile(source, 'utf8'))));
const wrong = validateSchema(buildSchema(text));
if (wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join('\n'));
await writeFile(
  destination,
  `# GitHub's public GraphQL schema, the fields that are used: see scripts/trim-graphql.ts\n\n${text}\n`,
);
