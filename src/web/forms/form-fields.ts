/** The text fields of a form as they came; reading an unknown name gives '' or no values. */
export type FormFields = {
  /** The first value of a name: of doubled names the first counts. */
  readonly first: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
  /** Every name once, in the order of the form. */
  readonly names: () => readonly string[];
};

/** Collects fields; a Map, so that names such as `__proto__` are only names. */
export function formFields(entries: Iterable<readonly [string, string]>): FormFields {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return {
    first: (name) => values.get(name)?.[0] ?? '',
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
    names: () => [...values.keys()],
  };
}

/** An empty form, for the first view of a page. */
export const noFields: FormFields = formFields([]);
