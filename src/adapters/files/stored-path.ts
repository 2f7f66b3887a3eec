import path from 'node:path';

/** Two levels of folders by the id's last digits, which are random; the first ones are its time. */
export function storedPath(folder: string, id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error('not the id of a stored file');
  return path.join(folder, id.slice(-2), id.slice(-4, -2), id);
}
