import type { AcceptedMediaType } from '#domain/stored-file/file-rules.ts';

/** Longest name that is shown or offered for a download, in UTF-16 units. */
export const maxFileNameLength = 120;

const extensions: Readonly<Record<AcceptedMediaType, readonly [string, ...string[]]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/mp4': ['m4a'],
  'text/csv': ['csv'],
  'text/plain': ['txt', 'brf'],
  'application/zip': ['zip'],
};

/** Endings that say what a file is or does; one that the content does not bear out is dropped. */
const knownEnding =
  /\.(pdf|jpe?g|jpe|jfif|png|gif|webp|bmp|tiff?|hei[cf]|avif|svgz?|x?html?|xml|m?js|css|php\d?|phtml|aspx?|jsp|exe|com|bat|cmd|scr|msi|ps1|vbs|sh|jar|apk|app|lnk|url|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|brf|csv|mp3|m4a|og[ag]|opus|zip|rar|7z|t?gz|tar)$/iu;

/** Of ".jpeg" and ".jfif", with the dot. */
const longestEnding = 5;

/** What is looked at of a name, in UTF-16 units from its end. */
const longestGiven = 1000;

const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)$/iu;

/**
 * The name of an upload as it may be shown and offered: no folders, control, bidi or invisible characters,
 * at most 120 long, with the ending that its content has.
 */
export function cleanFileName(given: string, mediaType: AcceptedMediaType): string {
  const known = extensions[mediaType];
  const base = strip(given);
  const ending = /\.([^.]+)$/u.exec(base)?.[1]?.toLowerCase() ?? '';
  const kept = known.includes(ending) ? ending : known[0];
  const stem = dropEndings(cut(trimStart(dropEndings(base)), maxFileNameLength - longestEnding)) || 'berkas';
  return `${windowsDevice.test(stem) ? 'berkas-' : ''}${stem}.${kept}`;
}

/** A name that says what a file is and nothing of its owner. */
export function plainFileName(mediaType: AcceptedMediaType): string {
  const stem = mediaType.startsWith('image/') ? 'foto' : 'lampiran';
  return `${stem}.${extensions[mediaType][0]}`;
}

function dropEndings(stem: string): string {
  let rest = stem;
  while (knownEnding.test(rest)) rest = trimEnd(rest.replace(knownEnding, ''));
  return rest;
}

function strip(given: string): string {
  const last = given.slice(-longestGiven).split(/[/\\]/u).at(-1) ?? '';
  const visible = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\uFFFD]/gu, '')
    .replace(/[<>:"|?*]/gu, '-')
    // What reads like an escape would be read twice in an address.
    .replace(/%20/gu, ' ')
    .replace(/%(?=[0-9a-f]{2})/giu, '-')
    .normalize('NFC')
    .replace(/\s+/gu, ' ');
  return trimEnd(visible);
}

function trimStart(text: string): string {
  return text.replace(/^[\s.]+/u, '');
}

function trimEnd(text: string): string {
  return text.replace(/[\s.]+$/u, '');
}

/** Cuts without splitting a character in two. */
function cut(text: string, length: number): string {
  return text.length <= length
    ? text
    : trimEnd(
        text
          .slice(0, length)
          .toWellFormed()
          .replace(/\uFFFD$/u, ''),
      );
}
