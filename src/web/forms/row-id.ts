/** Whether a text from outside can be the id of a row at all; PostgreSQL refuses to look for some that cannot. */
export function isRowId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text);
}
