import type { CitizenComplaintView } from '#application/complaint/complaint-views.ts';
import type { IdentityMode } from '#domain/complaint/complaint.ts';
import { complaintClassLabels, topicLabel } from '#i18n/complaint.ts';
import { longDate, longDateTime } from '#web/format.ts';

const keptHow = {
  open: 'hanya dibaca meja pengaduan',
  anonymous: 'tersegel (anonim); dibuka hanya dengan alasan yang dicatat',
  without_identity: 'tidak disimpan (tanpa identitas)',
} as const satisfies Record<IdentityMode, string>;

/** The report as a list of facts for its reporter; nothing of who that is. */
export function ownComplaintFacts(view: CitizenComplaintView, timeZone: string) {
  const { place } = view;
  const where = [place.landmark, view.regionName ?? ''].filter((part) => part !== '').join(', ');
  const point = place.point === null ? '' : `${place.point.latitude}, ${place.point.longitude}`;
  return [
    { term: 'Diterima', text: longDateTime(view.receivedAt, timeZone) },
    { term: 'Jenis', text: complaintClassLabels[view.complaintClass] },
    { term: 'Topik', text: topicLabel(view.topic) },
    { term: 'Tempat', text: where === '' ? 'tidak diisi' : where },
    ...(point === '' ? [] : [{ term: 'Titik peta', text: point }]),
    ...(view.happenedOn === null ? [] : [{ term: 'Terjadi', text: longDate(view.happenedOn) }]),
    {
      term: 'Dipegang oleh',
      text: view.unitNames.length === 0 ? 'belum diserahkan' : view.unitNames.join(', '),
    },
    { term: 'Nama dan nomor Anda', text: keptHow[view.identityMode] },
    {
      term: 'Tampil untuk umum',
      text:
        view.confidential || view.supervision
          ? 'tidak, laporan ini rahasia'
          : 'bila dimuat, tanpa data pribadi',
    },
    {
      term: 'Kabar',
      text: !view.hasReporter
        ? 'hanya di halaman ini'
        : view.doNotNotify
          ? 'Anda meminta tidak dikabari'
          : 'kami kabari bila ada perubahan',
    },
  ];
}
