import { inflateRawSync } from 'node:zlib';
import type { AddPart } from './extract-text.ts';
import { xmlPieces } from './xml-pieces.ts';
import { dataStart, directoryPlace, readDirectory, TAIL_BYTES, type ZipEntry } from './zip-directory.ts';

/** One part of an office file unpacked; more is no text that anyone reads. */
const MOST_XML = 48 * 1024 * 1024;

/** What people see in DOCX, XLSX, ODT and ODS: no hidden sheets, no comments, nothing that was deleted. */
export function readOfficeText(bytes: Buffer, add: AddPart): void {
  const parts = openParts(bytes);
  if (parts.has('word/document.xml')) readWord(parts, add);
  else if (parts.has('xl/workbook.xml')) readSheets(parts, add);
  else if (parts.has('content.xml')) readOpenDocument(parts, add);
  else throw new Error('neither OOXML nor ODF');
}

type Parts = { readonly has: (name: string) => boolean; readonly read: (name: string) => string };

function openParts(bytes: Buffer): Parts {
  const tail = bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES));
  const place = directoryPlace(tail, bytes.length);
  const entries = new Map<string, ZipEntry>();
  for (const entry of readDirectory(bytes.subarray(place.start, place.start + place.byteSize), place)) {
    if (!entries.has(entry.name)) entries.set(entry.name, entry);
  }
  return {
    has: (name) => entries.has(name),
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return '';
      if (entry.byteSize > MOST_XML) throw new Error('a part is too large');
      const start = dataStart(bytes.subarray(entry.offset), entry);
      const packed = bytes.subarray(start, start + entry.packedBytes);
      const plain =
        entry.method === 'stored' ? packed : inflateRawSync(packed, { maxOutputLength: entry.byteSize + 1 });
      return plain.toString('utf8');
    },
  };
}

function readWord(parts: Parts, add: AddPart): void {
  for (const name of ['word/document.xml', 'word/footnotes.xml']) {
    let text = '';
    let reading = false;
    for (const piece of xmlPieces(parts.read(name))) {
      if (piece.kind === 'text') {
        if (reading) text += piece.text;
      } else if (piece.name === 'w:t') reading = piece.opens;
      else if (piece.name === 'w:tab' || piece.name === 'w:br') text += ' ';
      else if (piece.name === 'w:p' && !piece.opens) text += '\n';
    }
    if (text !== '' && !add({ page: null, label: '', text })) return;
  }
}

function readSheets(parts: Parts, add: AddPart): void {
  const shared = sharedStrings(parts.read('xl/sharedStrings.xml'));
  const targets = new Map<string, string>();
  for (const piece of xmlPieces(parts.read('xl/_rels/workbook.xml.rels'))) {
    if (piece.kind === 'tag' && piece.name === 'Relationship')
      targets.set(piece.attribute('Id'), piece.attribute('Target'));
  }
  for (const piece of xmlPieces(parts.read('xl/workbook.xml'))) {
    if (piece.kind !== 'tag' || piece.name !== 'sheet' || !piece.opens) continue;
    if (piece.attribute('state') !== '') continue;
    const target = targets.get(piece.attribute('r:id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const text = cellsOf(parts.read(path), shared);
    if (!add({ page: null, label: piece.attribute('name').slice(0, 60), text })) return;
  }
}

function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let reading = false;
  let phonetic = false;
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (reading && !phonetic) text += piece.text;
    } else if (piece.name === 't') reading = piece.opens;
    else if (piece.name === 'rPh') phonetic = piece.opens;
    else if (piece.name === 'si') {
      if (piece.opens) text = '';
      else strings.push(text);
    }
  }
  return strings;
}

function cellsOf(xml: string, shared: readonly string[]): string {
  let text = '';
  let cell = '';
  let type = '';
  let reading = false;
  let hidden = false;
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (reading) cell += piece.text;
    } else if (piece.name === 'row') {
      if (piece.opens) hidden = piece.attribute('hidden') === '1';
      else if (!hidden) text += '\n';
    } else if (piece.name === 'c' && piece.opens) {
      [cell, type] = ['', piece.attribute('t')];
    } else if (piece.name === 'v' || piece.name === 't') reading = piece.opens;
    else if (piece.name === 'c' && !hidden && cell !== '') {
      text += `${type === 's' ? (shared[Number(cell)] ?? '') : cell} `;
    }
  }
  return text;
}

const silent = new Set([
  'office:annotation',
  'text:tracked-changes',
  'text:hidden-text',
  'text:hidden-paragraph',
]);
const lines = new Set(['text:p', 'text:h', 'table:table-row']);

function readOpenDocument(parts: Parts, add: AddPart): void {
  let text = '';
  let label = '';
  let depth = 0;
  const flush = () => {
    const done = text;
    text = '';
    return done.trim() === '' || add({ page: null, label, text: done });
  };
  for (const piece of xmlPieces(parts.read('content.xml'))) {
    if (piece.kind === 'text') {
      if (depth === 0) text += piece.text;
    } else if (silent.has(piece.name)) depth += piece.closedAtOnce ? 0 : piece.opens ? 1 : -1;
    else if (piece.name === 'table:table' && piece.opens) {
      if (!flush()) return;
      label = piece.attribute('table:name').slice(0, 60);
    } else if (piece.name === 'table:table') {
      if (!flush()) return;
      label = '';
    } else if (lines.has(piece.name) && !piece.opens) text += piece.name === 'table:table-row' ? '\n' : ' \n';
    else if (piece.name === 'text:s' || piece.name === 'text:tab' || piece.name === 'text:line-break')
      text += ' ';
  }
  flush();
}
