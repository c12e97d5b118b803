/** Bandit's own pattern: https://github.com/PyCQA/bandit/blob/main/bandit/plugins/general_hardcoded_password.py */
export const secretWord = '(?:pas+wo?r?d|pass(?:phrase)?|pwd|token|secrete?)';
const reported = new RegExp(`^${secretWord}$|_${secretWord}_|^${secretWord}_|_${secretWord}$`, 'iu');

/** Whether Bandit takes a variable, key or parameter of this name for a password. */
export const namesSecret = (name: string): boolean => reported.test(name);
