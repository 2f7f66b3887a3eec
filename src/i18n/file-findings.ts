import type { FindingPlace, TextPart } from '#domain/stored-file/finding.ts';

const partWords: Readonly<Record<TextPart, string>> = {
  body: '',
  header: ' (kepala halaman)',
  footer: ' (kaki halaman)',
  note: ' (catatan kaki)',
};

/** Where in a file, as its reader counts: "Lembar Data, sel C2", "Halaman 4". */
export function placeInWords(place: FindingPlace): string {
  switch (place.in) {
    case 'file':
      return 'Seluruh berkas';
    case 'sheet': {
      if (place.cell === null) return `Lembar “${place.sheet}”`;
      return `Lembar “${place.sheet}”, ${/\d/u.test(place.cell) ? 'sel' : 'kolom'} ${place.cell}`;
    }
    case 'page':
      return `Halaman ${place.page}`;
    case 'paragraph':
      return `Paragraf ${place.paragraph}${partWords[place.part]}`;
    case 'line':
      return `Baris ${place.line}`;
    case 'part':
      return `Bagian ${place.part}`;
  }
}
