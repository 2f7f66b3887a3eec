/** Officer pages only, our own characters only: no scheme, host, backslash, dot segment or control character. */
const allowed = /^\/petugas(?:\/[A-Za-z0-9_~-]+(?:\.[A-Za-z0-9_~-]+)*)*(?:\?[A-Za-z0-9_.~%&=+-]*)?$/;
const neverBackTo =
  /^\/petugas\/(?:masuk|keluar|siapkan|undangan|tidak-berwenang|keamanan\/(?:konfirmasi|kode-cadangan))(?:[/?]|$)/;

/** Where to go after signing in: the asked path when it is one of ours, else null (the officer's home). */
export function returnPath(asked: string | null | undefined): string | null {
  if (asked === null || asked === undefined || asked.length > 500) return null;
  return allowed.test(asked) && !neverBackTo.test(asked) ? asked : null;
}
