/**
 * True when a text names an article of a statute (undang-undang), as UU 14/2008 art. 17 j and 22(7) ask of a
 * refusal: "Pasal 84 ayat (1) UU 23/2006". An article of a regulation below it (PP, Perpres, Permen, Perda,
 * Perbup, …) is none, even where the text adds which statute the regulation carries out.
 */
export function namesStatuteArticle(text: string): boolean {
  const plain = text
    .replace(/\s+/gu, ' ')
    .replace(inLieuOfStatute, 'undang-undang')
    .replace(/peraturan perundang-? ?undangan/giu, '');
  return articleThenSource(plain) || sourceThenArticle(plain);
}

/** A Perppu stands on a level with statutes. */
const inLieuOfStatute = /\b(?:peraturan pemerintah pengganti undang-? ?undang|perp?pu)\b/giu;
const statute = /\b(?:uu|undang-? ?undang|uud|uu\s*kip)\b/iu;
const lower =
  /\b(?:pp|peraturan|perpres|permen\w*|pergub|perbup|perwali?|perda|perki|perkip|keputusan|kepmen\w*|kepres|kepbup|instruksi|inpres|surat edaran|se|sk)\b/iu;

/** "Pasal 17 huruf h UU 14/2008": the first source named after the article is a statute. */
function articleThenSource(text: string): boolean {
  return [...text.matchAll(/\bpasal\s*\d+/giu)].some((article) => {
    const after = text.slice(article.index + article[0].length);
    const next = after.search(/\bpasal\s*\d+/iu);
    const reach = next === -1 ? after : after.slice(0, next);
    const found = reach.search(statute);
    const below = reach.search(lower);
    return found !== -1 && (below === -1 || found < below);
  });
}

/** "UU 14/2008 Pasal 17 huruf h": the last source named before the article is a statute. */
function sourceThenArticle(text: string): boolean {
  return [...text.matchAll(/\bpasal\s*\d+/giu)].some((article) => {
    const before = text.slice(0, article.index);
    const after = text.slice(article.index + article[0].length).split(/[;,]/u)[0] ?? '';
    const found = lastIndex(before, statute);
    return found !== -1 && found > lastIndex(before, lower) && !lower.test(after);
  });
}

function lastIndex(text: string, pattern: RegExp): number {
  return [...text.matchAll(new RegExp(pattern.source, 'giu'))].at(-1)?.index ?? -1;
}
