import { type FormBody, multipart } from '#tests/support/multipart.ts';
import { decodeHtml, tagsOf } from './page.ts';

/** One field as it stands on a page. */
export type PageField = {
  readonly name: string;
  readonly kind: 'text' | 'choice' | 'hidden' | 'file';
  readonly values: readonly string[];
};

/** A form of a page that is sent by POST, with one of its buttons pressed. */
export type PageForm = {
  readonly path: string;
  readonly fields: readonly PageField[];
  readonly button: readonly [string, string] | null;
};

/** What an officer might well have typed. */
function plausible(type: string, name: string, multiline: boolean): string {
  if (type === 'email' || name.includes('email')) return 'agus.wibowo@contoh.id';
  if (type === 'url' || name.includes('url')) return 'https://contoh.id';
  if (type === 'date' || name.endsWith('_on')) return '2026-11-25';
  if (type === 'password') return 'kuda laut menari tujuh kali';
  if (name.includes('year')) return '2026';
  return multiline ? 'Isian yang wajar, dua kalimat. Cukup panjang untuk semua aturan.' : 'Isian yang wajar';
}

/** The forms of a page, filled in as far as a careful person would, once for each button. */
export function formsOf(html: string, address: string): readonly PageForm[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].flatMap(([source]) => {
    const tags = tagsOf(source);
    const form = tags[0];
    if (form?.attributes.get('method')?.toLowerCase() !== 'post') return [];
    const path = (form.attributes.get('action') ?? address).replace(/#.*/, '');
    const fields = fieldsOf(source, tags);
    const buttons = tags.flatMap((tag) =>
      tag.name === 'button' && tag.attributes.has('name')
        ? [[tag.attributes.get('name') ?? '', tag.attributes.get('value') ?? ''] as const]
        : [],
    );
    return (buttons.length === 0 ? [null] : buttons).map((button) => ({ path, fields, button }));
  });
}

function fieldsOf(source: string, tags: ReturnType<typeof tagsOf>): readonly PageField[] {
  const fields = new Map<string, PageField>();
  const add = (name: string, kind: PageField['kind'], value: string | null): void => {
    const known = fields.get(name);
    const values = [...(known?.values ?? []), ...(value === null ? [] : [value])];
    fields.set(name, { name, kind: known?.kind ?? kind, values });
  };
  for (const [index, tag] of tags.entries()) {
    const name = tag.attributes.get('name') ?? '';
    if (name === '' || tag.name === 'button') continue;
    if (tag.name === 'textarea') {
      const typed = decodeHtml(source.slice(tag.at, source.indexOf('</textarea', tag.at))).replace(/^\n/, '');
      add(name, 'text', typed === '' ? plausible('text', name, true) : typed);
    } else if (tag.name === 'select') {
      const end = source.indexOf('</select', tag.at);
      const options = tags.slice(index + 1).filter((one) => one.name === 'option' && one.at <= end);
      const chosen =
        options.find((one) => one.attributes.has('selected')) ??
        options.find((one) => one.attributes.get('value') !== '');
      add(name, 'choice', chosen?.attributes.get('value') ?? '');
    } else if (tag.name === 'input') {
      const type = tag.attributes.get('type') ?? 'text';
      const value = tag.attributes.get('value') ?? '';
      if (type === 'file') add(name, 'file', null);
      else if (type === 'hidden') add(name, 'hidden', value);
      else if (type === 'radio' || type === 'checkbox') {
        const first = type === 'radio' && !fields.has(name) && value !== '';
        add(name, 'choice', tag.attributes.has('checked') || first ? value : null);
      } else add(name, 'text', value === '' ? plausible(type, name, false) : value);
    }
  }
  return [...fields.values()];
}

/** The body of a form with one field's value replaced; with a file name it is sent as a file. */
export function withField(
  form: PageForm,
  name: string,
  value: string | Uint8Array,
  fileName?: string,
): FormBody {
  const rest = form.fields
    .filter((field) => field.name !== name && field.kind !== 'file')
    .flatMap((field) => field.values.map((one) => ({ name: field.name, value: one })));
  const button = form.button === null ? [] : [{ name: form.button[0], value: form.button[1] }];
  const sent = fileName === undefined ? { name, value } : { name, value, fileName };
  return multipart([...rest, ...button, sent]);
}
