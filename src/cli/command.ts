/** What stands behind a word after `npm run ppid --`; returns the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;

/** The words after the command are not understood: the help is shown and the exit code is 2. */
export class MisusedCommandError extends Error {
  override name = 'MisusedCommandError';
}
