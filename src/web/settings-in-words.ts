import type { UnitOption } from '#application/settings/office-views.ts';
import type { EscalationPlan } from '#domain/office/escalation.ts';
import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { readingHoursText } from '#i18n/reading-hours.ts';
import { phoneNumber } from '#web/format.ts';
import type { SettingsGroup } from '#web/forms/settings.ts';

export type SettingInWords = { readonly term: string; readonly texts: readonly string[] };

const one = (term: string, text: string): SettingInWords => ({ term, texts: text === '' ? [] : [text] });

/** A group of settings as it stands, for reading. */
export function settingsInWords(
  group: SettingsGroup,
  settings: OfficeSettings,
  units: readonly UnitOption[],
): readonly SettingInWords[] {
  switch (group) {
    case 'kantor':
      return [
        one('Nama', settings.officeName),
        one('Alamat', settings.address),
        one('Jam buka', settings.openingHours),
        one('Telepon', settings.phone === '' ? '' : phoneNumber(settings.phone)),
        one('WhatsApp', settings.whatsapp === '' ? '' : phoneNumber(settings.whatsapp)),
        one('Email', settings.email),
        one('Unit awal', units.find((unit) => unit.id === settings.defaultUnitId)?.name ?? ''),
      ];
    case 'surat':
      return [
        { term: 'Kop surat', texts: settings.letterheadLines },
        one('Atasan PPID', settings.superiorOfficialTitle),
        one(
          'Nomor surat',
          settings.letterNumbering === 'typed'
            ? 'Diketik dari e-office'
            : `Dibuat otomatis: ${settings.letterNumberTemplate}`,
        ),
        one(
          'Tanda tangan',
          settings.signatureRule === 'signed'
            ? 'Surat keputusan dikirim setelah ditandatangani'
            : `Sah tanpa tanda tangan: ${settings.signatureLegalBasis}`,
        ),
      ];
    case 'penandatangan': {
      const official = settings.signingOfficial;
      return [
        one('Nama', official.fullName),
        one('Pangkat', official.rank),
        one('NIP', official.nip),
        one('Jabatan', [official.capacity, official.positionTitle].filter((text) => text !== '').join(' ')),
        one('Atas nama', official.onBehalfOf),
      ];
    }
    case 'permohonan':
      return [
        one('NIK', settings.nikRule === 'required' ? 'Wajib saat mengirim' : 'Boleh menyusul'),
        one('Bukti identitas', settings.identityProofRule === 'off' ? 'Tidak diminta' : 'Boleh dilampirkan'),
        one('Bukti dihapus', `${settings.proofRetentionDays} hari setelah identitas diperiksa`),
        one('Ditandai segera', `mulai sisa ${settings.soonWorkingDays} hari kerja`),
      ];
    case 'pengaduan':
      return [
        one('Unit pengawasan', units.find((unit) => unit.id === settings.inspectorateUnitId)?.name ?? ''),
        one('Nomor darurat', settings.emergencyNumber),
        one(
          'Kanal WhatsApp',
          [
            settings.whatsappChannelName,
            settings.whatsappChannelNumber === '' ? '' : phoneNumber(settings.whatsappChannelNumber),
          ]
            .filter((text) => text !== '')
            .join(', '),
        ),
        one('Pesan dibaca', readingHoursText(settings.readingHours)),
        one('Kalimat pembuka', settings.whatsappGreeting),
        one('Di luar jam baca', settings.whatsappOffHours),
        one('Disalin ke SP4N', `paling lambat ${settings.sp4nCopyWorkingDays} hari kerja setelah diserahkan`),
      ];
    case 'eskalasi':
      return escalationInWords(settings.escalation);
    case 'kanal-pengaduan':
      return [{ term: 'Kanal', texts: settings.complaintChannels.map((channel) => channel.name) }];
    case 'badan-lain':
      return [{ term: 'Badan', texts: settings.otherBodies.map((body) => body.name) }];
    case 'tampilan':
      return [one('Warna utama', settings.brandColour), one('Warna penanda', settings.accentColour)];
  }
}

function escalationInWords(plan: EscalationPlan): readonly SettingInWords[] {
  const after = (count: number): string => (count === 0 ? 'tidak' : `${count} hari kerja sesudah batas`);
  return [
    one(
      'Diingatkan',
      plan.days.reminder === 0
        ? 'pada hari terakhir'
        : `${plan.days.reminder} hari kerja sebelum batas, dan pada harinya`,
    ),
    one('Pimpinan instansi', after(plan.days.unitHead)),
    one(plan.regionalSecretary.title, after(plan.days.regionalSecretary)),
    one(plan.regent.title, after(plan.days.regent)),
  ];
}
