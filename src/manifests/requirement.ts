import type { Edit } from '../model/fixes/edit.ts';
import type { Requirement } from '../model/fixes/fix.ts';
import type { Manifest, Project } from '../model/fixes/project.ts';
import type { ChangedFile } from '../model/fixes/remediation.ts';
import { applyEdits } from '../python/edits/edit.ts';
import { addToArray, addToRequirements, addToTable } from './dependency-edits.ts';
import { dependenciesIn, folderOf, isRequirements, nameOf, readPyproject } from './dependency-files.ts';
import { dependency, requirementLines, type Dependency } from './dependency.ts';
import { allowsFrom } from './version-range.ts';

/** Whether a package that a fix needs is declared, or how it can be. */
export type Declared =
  | { readonly kind: 'declared' }
  | { readonly kind: 'edit'; readonly file: { readonly path: string; readonly edits: readonly Edit[] } }
  /** Why not, with what a person should add and where; a clause in Markdown. */
  | { readonly kind: 'refused'; readonly because: string };

const refused = (because: string): Declared => ({ kind: 'refused', because });

/**
 * Looks whether the project declares a package that fixed code needs, and how to declare it: an edit where that is
 * simple, else the line for a person to add. Packages for development or tests do not count, since the code that runs
 * cannot rely on them.
 */
export function declare(project: Project, requirement: Requirement): Declared {
  const known = answers.get(project) ?? new Map<string, Declared>();
  answers.set(project, known);
  const declared = known.get(requirement.specifier) ?? look(project, requirement);
  known.set(requirement.specifier, declared);
  return declared;
}

/** A thousand findings may ask for the same package, and each answer reads every manifest. */
const answers = new WeakMap<Project, Map<string, Declared>>();

function look(project: Project, requirement: Requirement): Declared {
  const wanted = dependency(requirement.specifier);
  const name = wanted?.name ?? requirement.name;
  for (const manifest of project.manifests) {
    const found = dependenciesIn(manifest).find((one) => one.runtime && one.name === name);
    if (found) return present(found, manifest, requirement, wanted);
  }
  const because = `the project does not declare \`${name}\``;
  const lock = project.manifests.find(({ path }) => toolOf(path) !== undefined);
  if (lock)
    return refused(
      `${because}, and \`${lock.path}\` has to change with it: run \`${toolOf(lock.path)} "${requirement.specifier}"\``,
    );
  const places = placesOf(project.manifests);
  const [place, ...others] = places;
  if (!place) return refused(`${because}: add \`${requirement.specifier}\` where its dependencies are declared`);
  const names = places
    .map(({ path, text }) => (isRequirements(path) && isMade(text) ? `what \`${path}\` is made from` : `\`${path}\``))
    .join(' and ');
  const line = place.add === addToTable ? tableLine(requirement) : requirement.specifier;
  const edits = others.length === 0 && place.add ? place.add(place.text, requirement) : null;
  if (!edits || !holds(place, edits, name))
    return refused(`${because}: add \`${line}\` to the dependencies in ${names}`);
  return { kind: 'edit', file: { path: place.path, edits } };
}

/**
 * What manifests become when they declare all of these; each edit knows the ones before it. What needs no edit, or a
 * person, is passed over.
 */
export function declareAll(project: Project, requirements: readonly Requirement[]): readonly ChangedFile[] {
  let manifests = project.manifests;
  for (const requirement of requirements) {
    const declared = declare({ ...project, manifests }, requirement);
    if (declared.kind !== 'edit') continue;
    const { path, edits } = declared.file;
    manifests = manifests.map((one) => (one.path === path ? { path, text: applyEdits(one.text, edits) } : one));
  }
  return manifests.flatMap(({ path, text }, at) => {
    const before = project.manifests[at]?.text ?? text;
    return before === text ? [] : [{ path, before, after: text }];
  });
}

function present(
  found: Dependency,
  { path }: Manifest,
  { specifier }: Requirement,
  wanted: Dependency | null,
): Declared {
  const floor = /^>=([^,]+)/u.exec(wanted?.specifier ?? '')?.[1];
  if (floor === undefined || allowsFrom(found.specifier, floor)) return { kind: 'declared' };
  return refused(
    `\`${path}\` keeps \`${found.name}${found.specifier}\`, and the fix needs \`${specifier}\`: raise it there`,
  );
}

/** The command that adds a package and brings a lock file up to date. */
function toolOf(path: string): string | undefined {
  const tools: Readonly<Record<string, string>> = {
    'uv.lock': 'uv add',
    'poetry.lock': 'poetry add',
    'pdm.lock': 'pdm add',
    'Pipfile.lock': 'pipenv install',
  };
  return tools[nameOf(path)];
}

/** `pip install -r requirements.txt` may do little more than install the project itself. */
const installsItself = ({ path, text }: Manifest): boolean =>
  isRequirements(path) &&
  requirementLines(text).some(({ content }) => /^(?:(?:-e|--editable)[ =])?\.(?:\/|\[|$)/u.test(content));

interface Place extends Manifest {
  /** How to add a package there; null where only a person can. */
  readonly add: ((text: string, requirement: Requirement) => readonly Edit[] | null) | null;
}

/**
 * The files of the nearest folder that declare what the project needs to run. More than one is unclear: both may be
 * installed from.
 */
function placesOf(manifests: readonly Manifest[]): readonly Place[] {
  for (const folder of new Set(manifests.map(({ path }) => folderOf(path)))) {
    const here = manifests.filter(({ path }) => folderOf(path) === folder);
    const found = here.flatMap((manifest) => placeIn(manifest, here) ?? []);
    const package_ = found.filter(({ path }) => !isRequirements(path));
    if (found.length > 0) return package_.length > 0 ? found.filter((one) => !installsItself(one)) : found;
  }
  return [];
}

function placeIn({ path, text }: Manifest, around: readonly Manifest[]): Place | null {
  const name = nameOf(path);
  if (name === 'pyproject.toml') return inPyproject({ path, text });
  if (name === 'Pipfile') return { path, text, add: null };
  if (name === 'setup.cfg') return /^install_requires\b/mu.test(text) ? { path, text, add: null } : null;
  // One that reads requirements.txt declares nothing by itself.
  if (name === 'setup.py')
    return /\binstall_requires\b/u.test(text) && !/requirements[\w/-]*\.txt/u.test(text)
      ? { path, text, add: null }
      : null;
  if (path === `${folderOf(path)}requirements.txt`)
    return { path, text, add: isPlain(text) ? addToRequirements : null };
  // requirements/base.txt, requirements-prod.txt: which of several is installed from is not known.
  const isMain = isRequirements(path) && !around.some((one) => one.path === `${folderOf(path)}requirements.txt`);
  return isMain && dependenciesIn({ path, text }).some(({ runtime }) => runtime) ? { path, text, add: null } : null;
}

function inPyproject({ path, text }: Manifest): Place | null {
  const { project, tool } = readPyproject(text);
  if (project?.dependencies) return { path, text, add: addToArray };
  if (tool?.poetry?.dependencies) return { path, text, add: addToTable };
  if (!project) return null;
  const dynamic = project.dynamic?.includes('dependencies') ?? false;
  // Setuptools takes them from requirements.txt, or something else computes them.
  return dynamic && JSON.stringify(tool?.setuptools?.dynamic?.dependencies ?? '').includes('requirements')
    ? null
    : dynamic
      ? { path, text, add: null }
      : null;
}

/** Not made by a tool, not pinned by hashes, not put together from other files. */
const isPlain = (text: string): boolean =>
  !isMade(text) && !text.includes('--hash') && !/^[ \t]*(?:-r|--requirement|--require-hashes)\b/mu.test(text);

/** The heads that pip-compile, uv, Poetry and others write. */
const isMade = (text: string): boolean =>
  /^[ \t]*#.*(?:generated by|pip-compile|pip freeze|\buv (?:pip|export)\b|poetry export|pdm export)/imu.test(text);

/** The edited text, read again: the package is there, and nothing else has changed. */
function holds({ path, text }: Manifest, edits: readonly Edit[], name: string): boolean {
  const after = dependenciesIn({ path, text: applyEdits(text, edits) });
  const others = after.filter((one) => one.name !== name || !one.runtime);
  return (
    others.length === after.length - 1 && JSON.stringify(others) === JSON.stringify(dependenciesIn({ path, text }))
  );
}

/** As Poetry's table has it. */
const tableLine = ({ specifier, name }: Requirement): string =>
  `${name} = "${dependency(specifier)?.specifier || '*'}"`;
