/** The user's mistake, in an input or in a file that an input names: only the message is shown, never a stack. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
