/** Imports as data: how to reach a module from a place in the code, and how to add and remove import statements. */
export { importedNames, type ImportedName } from './imported-names.ts';
export { addImports } from './import-addition.ts';
export { reach, type Reach } from './import-reach.ts';
export { dropUnused, staysUnused } from './unused-imports.ts';
export { replaceImport } from './import-replacement.ts';
