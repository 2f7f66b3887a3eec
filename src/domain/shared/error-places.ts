/**
 * Where an error came from, nearest first: the lines of its stack without its message, which can quote what a
 * person typed, line breaks included. Empty when the two cannot be told apart.
 */
export function errorPlaces(error: Error): readonly string[] {
  const { stack = '', message } = error;
  const from = stack.indexOf(message);
  if (from === -1) return [];
  return stack
    .slice(from + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}
