import type { FormBody } from '#tests/support/multipart.ts';
import { type Answer, send } from '../integration/bad-input/portal.ts';
import {
  asMultipart,
  asUrlEncoded,
  goodRequest,
  proof,
  receiptOf,
  requestForm,
} from '../integration/bad-input/request-form.ts';
import type { RunningPortal } from '../support/running-portal.ts';
import { picture, sha256 } from './pictures.ts';

type Portal = Pick<RunningPortal, 'baseUrl'>;

/** A form that was sent, and what came back. */
export type Sent = {
  readonly name: string;
  readonly form: FormBody;
  /** Of the proof, where there is one. */
  readonly sha256: string | null;
  /** Null: no whole answer came. */
  readonly answer: Answer | null;
};

let people = 0;

/** A form nobody else sends; with `proofBytes` it carries a picture of that size. */
export function newForm(proofBytes = 0): Omit<Sent, 'answer'> {
  people += 1;
  const name = `Warga Uji ${process.pid} ${people}`;
  const typed = goodRequest({ full_name: name });
  if (proofBytes === 0) return { name, form: asUrlEncoded(typed), sha256: null };
  const bytes = picture(proofBytes);
  return { name, form: asMultipart(typed, [proof(bytes)]), sha256: sha256(bytes) };
}

export async function submit(portal: Portal, form: Omit<Sent, 'answer'>): Promise<Sent> {
  const answer = await send(portal, { path: requestForm, form: form.form }).catch(() => null);
  return { ...form, answer };
}

export type Crowd = {
  readonly sent: readonly Sent[];
  /** Lets every citizen finish the form in hand. */
  readonly stop: () => Promise<void>;
};

/** So many citizens who send one form after the other until told to stop or the portal is gone. */
export function crowd(portal: Portal, size: number, proofBytes: () => number = () => 0): Crowd {
  const sent: Sent[] = [];
  let going = true;
  const citizen = async (): Promise<void> => {
    while (going) {
      const done = await submit(portal, newForm(proofBytes()));
      sent.push(done);
      if (done.answer === null) return;
    }
  };
  const all = Array.from({ length: size }, citizen);
  return {
    sent,
    stop: async () => {
      going = false;
      await Promise.all(all);
    },
  };
}

export const acknowledged = (sent: readonly Sent[]): readonly (Sent & { readonly answer: Answer })[] =>
  sent.flatMap((one) => (one.answer?.status === 303 ? [{ ...one, answer: one.answer }] : []));

export const unanswered = (sent: readonly Sent[]): readonly Sent[] =>
  sent.filter((one) => one.answer === null);

/** Number and code of a receipt; null where the page does not show them. */
export async function numberAndCode(
  portal: Portal,
  answer: Answer,
): Promise<{ readonly number: string; readonly code: string } | null> {
  return receiptOf(portal, answer).then(
    ({ number, code }) => ({ number, code }),
    () => null,
  );
}
