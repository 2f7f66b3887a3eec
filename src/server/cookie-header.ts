/** The value of one cookie; null when it is missing, given twice, or unreasonably long. */
export function cookieValue(header: string | undefined, name: string): string | null {
  if (header === undefined) return null;
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  if (value === undefined || values.length > 1 || value === '' || value.length > 512) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
