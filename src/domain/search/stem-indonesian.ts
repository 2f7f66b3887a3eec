import { exceptions, roots } from '#domain/search/roots.ts';

const kept = new Map<string, string>();
const MOST_KEPT = 50_000;

/** The root that a folded word is indexed under; the same for index and question. */
export function stemIndonesian(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const stem = findStem(word);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(word, stem);
  return stem;
}

function findStem(word: string): string {
  if (!/^[a-z]{4,30}$/.test(word)) return word;
  for (const form of withoutEndings(word)) {
    const exception = exceptions.get(form);
    if (exception !== undefined) return exception;
  }
  const bare = withoutEndings(word);
  const forms = bare.flatMap((form) => [...derivations(form)]);
  let best = '';
  for (const form of forms) if (roots.has(form) && form.length > best.length) best = form;
  return best === '' ? byRule(bare.at(-1) ?? word) : best;
}

/** The word, then without particle, then without possessive. */
function withoutEndings(word: string): readonly string[] {
  const forms = [word];
  const bare = word.replace(/(?<=.{4})(?:lah|kah|pun)$/, '');
  if (bare !== word) forms.push(bare);
  const own = bare.replace(/(?<=.{4})(?:nya|(?<=[aeiou])(?:ku|mu))$/, '');
  if (own !== bare) forms.push(own);
  return forms;
}

/** Every form that prefixes (two deep) and a suffix could have been put on. */
function* derivations(word: string): Generator<string> {
  const once = [word, ...withoutPrefix(word)];
  const twice = once.slice(1).flatMap(withoutPrefix);
  for (const form of [...once, ...twice]) {
    yield form;
    yield* withoutSuffix(form);
  }
}

function withoutSuffix(word: string): readonly string[] {
  const forms: string[] = [];
  for (const suffix of ['kan', 'an', 'i', 'wan', 'isasi'] as const) {
    if (word.endsWith(suffix) && word.length - suffix.length >= 3) forms.push(word.slice(0, -suffix.length));
  }
  return forms;
}

const nasals = [
  [/^[mp]eny(?=[aeiou])/, ['s', 'ny']],
  [/^[mp]eng(?=[aeiou])/, ['', 'k']],
  [/^[mp]eng(?=[ghkq])/, ['']],
  [/^[mp]enge(?=[a-z]{3,5}$)/, ['']],
  [/^[mp]en(?=[aeiou])/, ['t', 'n']],
  [/^[mp]en(?=[cdjtsz])/, ['']],
  [/^[mp]em(?=[aeiou])/, ['p', 'm']],
  [/^[mp]em(?=[bpfv])/, ['']],
  [/^[mp]e(?=[lrwymn])/, ['']],
] as const;
const plain = ['diper', 'memper', 'ber', 'bel', 'per', 'pel', 'ter', 'di', 'ke', 'se', 'pe'] as const;

function withoutPrefix(word: string): readonly string[] {
  const forms: string[] = [];
  for (const [pattern, starts] of nasals) {
    if (!pattern.test(word)) continue;
    const rest = word.replace(pattern, '');
    for (const start of starts) if (rest.length >= 2) forms.push(start + rest);
  }
  for (const prefix of plain) {
    if (word.startsWith(prefix) && word.length - prefix.length >= 3) forms.push(word.slice(prefix.length));
  }
  if (/^(?:ber|per|ter)/.test(word) && word.length >= 6) forms.push(word.slice(2));
  return forms;
}

/** For words in no list: one prefix and one suffix, as long as two syllables stay. */
function byRule(word: string): string {
  let form = word;
  const [first] = withoutPrefix(form).filter(hasTwoSyllables);
  if (first !== undefined && /^(?:me|di|ber|pen|pem)/.test(form)) form = first;
  const suffix = /(?:kan|an)$/.exec(form)?.[0];
  if (suffix !== undefined && hasTwoSyllables(form.slice(0, -suffix.length)))
    form = form.slice(0, -suffix.length);
  return form;
}

function hasTwoSyllables(word: string): boolean {
  return word.length >= 4 && (word.match(/[aeiou]+/g)?.length ?? 0) >= 2;
}
