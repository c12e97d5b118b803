/** This program's version, as in package.json: a test keeps the two equal. */
export const toolVersion = '1.0.0';
