import { readXml } from './xml-tokens.ts';

export type HiddenStyles = {
  /** Sheets that are not shown. */
  readonly tables: ReadonlySet<string>;
  /** Text that is not shown. */
  readonly texts: ReadonlySet<string>;
};

/** Styles of an ODF file that keep things out of sight; `xmls` are its styles and its content. */
export function hiddenStylesOf(xmls: readonly string[]): HiddenStyles {
  const [tables, texts] = [new Set<string>(), new Set<string>()];
  for (const xml of xmls) {
    let style = '';
    readXml(xml, {
      open: (tag) => {
        if (tag.name === 'style') style = tag.attribute('name') ?? '';
        if (style === '') return;
        if (tag.name === 'table-properties' && tag.attribute('table:display') === 'false') tables.add(style);
        if (tag.name === 'text-properties' && tag.attribute('text:display') === 'none') texts.add(style);
        if (tag.name === 'text-properties' && /^[01](\.\d+)?pt$/u.test(tag.attribute('fo:font-size') ?? '')) {
          texts.add(style);
        }
      },
      close: (name) => {
        if (name === 'style') style = '';
      },
    });
  }
  return { tables, texts };
}
