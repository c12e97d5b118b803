/** Tests on string literals: their lines are those of the expression or statement around the literal. */
export const stringTests: ReadonlySet<string> = new Set(['B104', 'B105', 'B108', 'B608']);
