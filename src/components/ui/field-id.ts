/** The id of the (first) control of a field; error summaries link to it. `index` counts repeated fields from 0. */
export function fieldId(name: string, index?: number): string {
  return index === undefined || index === 0 ? `field-${name}` : `field-${name}-${index + 1}`;
}

/** Ids for `aria-describedby`, in reading order; undefined when nothing describes the field. */
export function describedBy(
  id: string,
  has: { readonly hint: boolean; readonly error: boolean; readonly also?: string | undefined },
): string | undefined {
  const ids = [has.error ? `${id}-error` : '', has.hint ? `${id}-hint` : '', has.also ?? ''].filter(
    (part) => part !== '',
  );
  return ids.length === 0 ? undefined : ids.join(' ');
}
