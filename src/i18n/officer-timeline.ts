import { outcomeLabels } from '#i18n/information-request.ts';
import { evidenceLabels, extensionGroundLabels, noticeTemplateLabels } from '#i18n/officer-case.ts';
import { eventText } from '#i18n/timeline.ts';
import { longDate } from '#web/format.ts';

type Payload = Readonly<Record<string, unknown>>;
type Line = { readonly title: string; readonly text?: string };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const date = (value: unknown): string => (typeof value === 'string' ? longDate(value) : '');
const label = (labels: Readonly<Record<string, string>>, value: unknown): string =>
  labels[text(value)] ?? text(value);

/** What an officer reads where the citizen's words would be wrong, or less is said to the citizen. */
const officerCopy: Readonly<Record<string, (payload: Payload) => Line>> = {
  request_assigned: (payload) => {
    if ('unitName' in payload) return { title: `Diteruskan ke ${text(payload.unitName)}` };
    const name = text(payload.assigneeName);
    const title = name === '' ? 'Tidak lagi ditangani siapa pun' : `Ditangani oleh ${name}`;
    return payload.because === 'officer_left'
      ? { title, text: `${text(payload.leftName)} tidak bertugas lagi.` }
      : { title };
  },
  identity_checked: (payload) => ({
    title: 'Identitas pemohon diperiksa',
    text: label(evidenceLabels, payload.evidence),
  }),
  identity_proof_deleted: () => ({ title: 'Bukti identitas pemohon dihapus' }),
  item_decided: (payload) => ({ title: `Rincian ${String(payload.position ?? '')} diputuskan` }),
  file_attached: (payload) => ({
    title: `Berkas dilampirkan pada rincian ${String(payload.position ?? '')}`,
  }),
  extension_prepared: (payload) => ({
    title: 'Surat perpanjangan disiapkan',
    text: `${label(extensionGroundLabels, payload.ground)}. Batas baru bila terkirim: ${date(payload.newDueOn)}.`,
  }),
  answer_sent: (payload) => ({
    title: 'Jawaban dikirim',
    text: [
      label(outcomeLabels, payload.outcome),
      typeof payload.givenOn === 'string'
        ? `diserahkan pada ${longDate(payload.givenOn)} (dicatat kemudian)`
        : '',
    ]
      .filter((part) => part !== '')
      .join('; '),
  }),
  citizen_message_received: () => ({ title: 'Pemohon mengirim pesan' }),
  access_code_reissued: (payload) =>
    'personCheck' in payload
      ? { title: 'Cara memeriksa orangnya', text: text(payload.personCheck) }
      : { title: 'Kode baru diterbitkan, kode lama dicabut' },
  requester_told: (payload) => ({
    title: 'Pemohon sudah dikabari',
    text: label(noticeTemplateLabels, payload.template),
  }),
  requester_unreachable: (payload) => ({
    title: 'Nomor pemohon tidak dapat dihubungi',
    text: label(noticeTemplateLabels, payload.template),
  }),
  notice_failed: (payload) => ({
    title: 'Email gagal terkirim, perlu dikabari petugas',
    text: label(noticeTemplateLabels, payload.template),
  }),
};

/** A line of the history in an officer's words. */
export function officerEventText(type: string, payload: Payload): Line {
  const own = Object.hasOwn(officerCopy, type) ? officerCopy[type]?.(payload) : undefined;
  return own ?? eventText(type, payload);
}
