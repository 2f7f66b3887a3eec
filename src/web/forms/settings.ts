import { z } from 'zod';
import type { OfficeSettings } from '#domain/office/office-settings.ts';
import type { SettingsIssue } from '#domain/office/settings-rules.ts';
import { proofRetentionBounds, soonDaysBounds, sp4nCopyBounds } from '#domain/office/settings-rules.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import { clockText } from '#i18n/reading-hours.ts';
import { escalationInForm, parseEscalation } from '#web/forms/escalation-settings.ts';
import {
  choice,
  type FieldErrors,
  optionalEmail,
  optionalLine,
  optionalPhone,
  optionalText,
  parseForm,
  requiredLine,
  requiredText,
  timeOfDay,
  wholeNumber,
} from '#web/forms/fields.ts';
import { type FormFields, formFields } from '#web/forms/form-fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';
import { parseRowGroup, type RowGroup, rowGroups } from '#web/forms/settings-rows.ts';

export const settingsFormSpec: FormSpec = { scope: 'settings' };

/** The groups of the settings page, by their part of the address. */
export const settingsGroups = [
  'kantor',
  'surat',
  'penandatangan',
  'permohonan',
  'pengaduan',
  'eskalasi',
  'kanal-pengaduan',
  'badan-lain',
  'tampilan',
] as const;
export type SettingsGroup = (typeof settingsGroups)[number];

export function isSettingsGroup(text: string | undefined): text is SettingsGroup {
  return settingsGroups.some((group) => group === text);
}

const line = (max: number) => optionalLine({ max }).transform((text) => text ?? '');

const schemas = {
  kantor: z.object({
    office_name: requiredLine({ max: 100, min: 3 }),
    short_name: requiredLine({ max: 40, min: 2 }),
    tagline: line(140),
    address: requiredLine({ max: 200 }),
    place: requiredLine({ max: 60 }),
    phone: optionalPhone(),
    whatsapp: optionalPhone(),
    email: optionalEmail(),
    opening_hours: line(200),
    service_standard: optionalText({ max: 500 }),
    default_unit_id: optionalLine({ max: 60 }),
  }),
  surat: z.object({
    letterhead_lines: requiredText({ max: 400 }),
    superior_official_title: requiredLine({ max: 150 }),
    letter_numbering: choice(['typed', 'generated']),
    letter_number_template: requiredLine({ max: 120 }),
    letter_classification: line(30),
    signature_rule: choice(['signed', 'valid_without_signature']),
    signature_legal_basis: line(300),
  }),
  penandatangan: z.object({
    signing_full_name: line(150),
    signing_rank: line(100),
    signing_nip: line(30),
    signing_position_title: requiredLine({ max: 200 }),
    signing_capacity: choice(['none', 'Plt.', 'Plh.', 'a.n.']),
    signing_on_behalf_of: line(200),
  }),
  permohonan: z.object({
    nik_rule: choice(['required', 'may_follow']),
    identity_proof_rule: choice(['off', 'optional']),
    proof_retention_days: wholeNumber(proofRetentionBounds),
    soon_working_days: wholeNumber(soonDaysBounds),
  }),
  pengaduan: z.object({
    inspectorate_unit_id: optionalLine({ max: 60 }),
    emergency_number: requiredLine({ max: 20, min: 3 }),
    whatsapp_channel_name: requiredLine({ max: 40, min: 2 }),
    whatsapp_channel_number: optionalPhone(),
    whatsapp_greeting: requiredText({ max: 700 }),
    whatsapp_off_hours: requiredText({ max: 300 }),
    reading_opens_at: timeOfDay(),
    reading_closes_at: timeOfDay(),
    reading_closes_friday_at: timeOfDay(),
    sp4n_copy_working_days: wholeNumber(sp4nCopyBounds),
  }),
  tampilan: z.object({
    brand_colour: requiredLine({ max: 20 }),
    accent_colour: requiredLine({ max: 20 }),
  }),
} as const;

export function isRowGroup(group: SettingsGroup): group is RowGroup {
  return group === 'kanal-pengaduan' || group === 'badan-lain';
}

/** Turns a sent group into the settings it changes. */
export function parseSettings(
  group: SettingsGroup,
  fields: FormFields,
): Result<Partial<OfficeSettings>, FieldErrors> {
  switch (group) {
    case 'kantor': {
      const parsed = parseForm(schemas.kantor, fields);
      if (!parsed.ok) return parsed;
      const value = parsed.value;
      return ok({
        officeName: value.office_name,
        shortName: value.short_name,
        tagline: value.tagline,
        address: value.address,
        place: value.place,
        phone: value.phone ?? '',
        whatsapp: value.whatsapp ?? '',
        email: value.email ?? '',
        openingHours: value.opening_hours,
        serviceStandard: value.service_standard,
        defaultUnitId: value.default_unit_id === null ? null : asId<UnitId>(value.default_unit_id),
      });
    }
    case 'surat': {
      const parsed = parseForm(schemas.surat, fields);
      if (!parsed.ok) return parsed;
      const value = parsed.value;
      return ok({
        letterheadLines: linesOf(value.letterhead_lines),
        superiorOfficialTitle: value.superior_official_title,
        letterNumbering: value.letter_numbering,
        letterNumberTemplate: value.letter_number_template,
        letterClassification: value.letter_classification,
        signatureRule: value.signature_rule,
        signatureLegalBasis: value.signature_legal_basis,
      });
    }
    case 'penandatangan': {
      const parsed = parseForm(schemas.penandatangan, fields);
      if (!parsed.ok) return parsed;
      const value = parsed.value;
      return ok({
        signingOfficial: {
          fullName: value.signing_full_name,
          rank: value.signing_rank,
          nip: value.signing_nip,
          positionTitle: value.signing_position_title,
          capacity: value.signing_capacity === 'none' ? '' : value.signing_capacity,
          onBehalfOf: value.signing_on_behalf_of,
        },
      });
    }
    case 'permohonan': {
      const parsed = parseForm(schemas.permohonan, fields);
      if (!parsed.ok) return parsed;
      const value = parsed.value;
      return ok({
        nikRule: value.nik_rule,
        identityProofRule: value.identity_proof_rule,
        proofRetentionDays: value.proof_retention_days,
        soonWorkingDays: value.soon_working_days,
      });
    }
    case 'pengaduan': {
      const parsed = parseForm(schemas.pengaduan, fields);
      if (!parsed.ok) return parsed;
      const value = parsed.value;
      const { inspectorate_unit_id: unitId } = value;
      return ok({
        inspectorateUnitId: unitId === null ? null : asId<UnitId>(unitId),
        emergencyNumber: value.emergency_number,
        whatsappChannelName: value.whatsapp_channel_name,
        whatsappChannelNumber: value.whatsapp_channel_number ?? '',
        whatsappGreeting: value.whatsapp_greeting,
        whatsappOffHours: value.whatsapp_off_hours,
        readingHours: {
          opensAt: value.reading_opens_at,
          closesAt: value.reading_closes_at,
          closesFridayAt: value.reading_closes_friday_at,
        },
        sp4nCopyWorkingDays: value.sp4n_copy_working_days,
      });
    }
    case 'eskalasi': {
      const parsed = parseEscalation(fields);
      return parsed.ok ? ok({ escalation: parsed.value }) : parsed;
    }
    case 'tampilan': {
      const parsed = parseForm(schemas.tampilan, fields);
      if (!parsed.ok) return parsed;
      return ok({ brandColour: parsed.value.brand_colour, accentColour: parsed.value.accent_colour });
    }
    default:
      return parseRowGroup(group, fields);
  }
}

/** The settings of a group as its form shows them. */
export function settingsInForm(group: SettingsGroup, settings: OfficeSettings): FormFields {
  const official = settings.signingOfficial;
  switch (group) {
    case 'kantor':
      return formFields([
        ['office_name', settings.officeName],
        ['short_name', settings.shortName],
        ['tagline', settings.tagline],
        ['address', settings.address],
        ['place', settings.place],
        ['phone', settings.phone],
        ['whatsapp', settings.whatsapp],
        ['email', settings.email],
        ['opening_hours', settings.openingHours],
        ['service_standard', settings.serviceStandard],
        ['default_unit_id', settings.defaultUnitId ?? ''],
      ]);
    case 'surat':
      return formFields([
        ['letterhead_lines', settings.letterheadLines.join('\n')],
        ['superior_official_title', settings.superiorOfficialTitle],
        ['letter_numbering', settings.letterNumbering],
        ['letter_number_template', settings.letterNumberTemplate],
        ['letter_classification', settings.letterClassification],
        ['signature_rule', settings.signatureRule],
        ['signature_legal_basis', settings.signatureLegalBasis],
      ]);
    case 'penandatangan':
      return formFields([
        ['signing_full_name', official.fullName],
        ['signing_rank', official.rank],
        ['signing_nip', official.nip],
        ['signing_position_title', official.positionTitle],
        ['signing_capacity', official.capacity === '' ? 'none' : official.capacity],
        ['signing_on_behalf_of', official.onBehalfOf],
      ]);
    case 'permohonan':
      return formFields([
        ['nik_rule', settings.nikRule],
        ['identity_proof_rule', settings.identityProofRule],
        ['proof_retention_days', String(settings.proofRetentionDays)],
        ['soon_working_days', String(settings.soonWorkingDays)],
      ]);
    case 'pengaduan':
      return formFields([
        ['inspectorate_unit_id', settings.inspectorateUnitId ?? ''],
        ['emergency_number', settings.emergencyNumber],
        ['whatsapp_channel_name', settings.whatsappChannelName],
        ['whatsapp_channel_number', settings.whatsappChannelNumber],
        ['whatsapp_greeting', settings.whatsappGreeting],
        ['whatsapp_off_hours', settings.whatsappOffHours],
        ['reading_opens_at', clockText(settings.readingHours.opensAt)],
        ['reading_closes_at', clockText(settings.readingHours.closesAt)],
        ['reading_closes_friday_at', clockText(settings.readingHours.closesFridayAt)],
        ['sp4n_copy_working_days', String(settings.sp4nCopyWorkingDays)],
      ]);
    case 'eskalasi':
      return formFields(escalationInForm(settings.escalation));
    case 'tampilan':
      return formFields([
        ['brand_colour', settings.brandColour],
        ['accent_colour', settings.accentColour],
      ]);
    default:
      return rowGroups[group].inForm(settings);
  }
}

/** The field errors of a refusal; settings stand under the name of their field. */
export function errorsOfIssues(group: SettingsGroup, issues: readonly SettingsIssue[]): FieldErrors {
  return Object.fromEntries(issues.map((issue) => [fieldOf(group, issue), issue.code]));
}

function fieldOf(group: SettingsGroup, issue: SettingsIssue): string {
  if (isRowGroup(group)) {
    return `${rowGroups[group].prefix}_${snake(issue.part ?? 'name')}.${issue.row ?? 0}`;
  }
  if (issue.setting === 'signingOfficial') return `signing_${snake(issue.part ?? 'fullName')}`;
  if (issue.setting === 'readingHours') return `reading_${snake(issue.part ?? 'opensAt')}`;
  return snake(issue.setting);
}

function snake(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
