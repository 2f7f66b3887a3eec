import { contrastOnWhite, leastContrast, parseColour } from '#domain/office/contrast.ts';
import { checkWords, greetingPlaceholders, offHoursPlaceholders } from '#domain/office/message-words.ts';
import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { parseTimeOfDay } from '#domain/shared/reading-hours.ts';

/** What keeps settings from being saved; `CONTRAST_TOO_LOW:3,21` carries the ratio. */
export type SettingsIssue = {
  readonly setting: keyof OfficeSettings;
  /** Position in a list, from 0. */
  readonly row?: number;
  readonly part?: string;
  readonly code: string;
};

/** Days for which an identity proof may stay after it was checked. */
export const proofRetentionBounds = { min: 0, max: 30 } as const;
/** Working days left that count as "soon". */
export const soonDaysBounds = { min: 1, max: 9 } as const;

/** Working days within which a complaint is copied to SP4N-LAPOR!. */
export const sp4nCopyBounds = { min: 1, max: 10 } as const;

const mustBeNamed = [
  'officeName',
  'shortName',
  'place',
  'address',
  'superiorOfficialTitle',
  'whatsappChannelName',
] as const;

/** Everything that is wrong with the settings as a whole; an empty list when they can be saved. */
export function checkSettings(settings: OfficeSettings): readonly SettingsIssue[] {
  return [
    ...mustBeNamed
      .filter((setting) => settings[setting].trim() === '')
      .map((setting) => ({ setting, code: 'REQUIRED' })),
    ...checkLetterhead(settings),
    ...checkColour('brandColour', settings.brandColour),
    ...checkColour('accentColour', settings.accentColour),
    ...checkSigning(settings),
    ...checkBounds('proofRetentionDays', settings.proofRetentionDays, proofRetentionBounds),
    ...checkBounds('soonWorkingDays', settings.soonWorkingDays, soonDaysBounds),
    ...checkBounds('sp4nCopyWorkingDays', settings.sp4nCopyWorkingDays, sp4nCopyBounds),
    ...checkChannel(settings),
    ...checkLists(settings),
  ];
}

function checkLetterhead(settings: OfficeSettings): readonly SettingsIssue[] {
  const lines = settings.letterheadLines.filter((line) => line.trim() !== '');
  if (lines.length === 0) return [{ setting: 'letterheadLines', code: 'REQUIRED' }];
  return lines.length > 4 ? [{ setting: 'letterheadLines', code: 'TOO_MANY_ROWS:4' }] : [];
}

/** A colour that text is written in or on must be readable; the ratio is told when it is not. */
function checkColour(setting: 'brandColour' | 'accentColour', value: string): readonly SettingsIssue[] {
  const colour = parseColour(value);
  if (colour === null) return [{ setting, code: 'INVALID_COLOUR' }];
  const ratio = contrastOnWhite(colour);
  if (ratio >= leastContrast) return [];
  return [{ setting, code: `CONTRAST_TOO_LOW:${ratio.toFixed(2).replace('.', ',')}` }];
}

function checkSigning(settings: OfficeSettings): readonly SettingsIssue[] {
  const issues: SettingsIssue[] = [];
  const { signingOfficial: official } = settings;
  if (official.positionTitle.trim() === '') {
    issues.push({ setting: 'signingOfficial', part: 'positionTitle', code: 'REQUIRED' });
  }
  if (official.capacity === 'a.n.' && official.onBehalfOf.trim() === '') {
    issues.push({ setting: 'signingOfficial', part: 'onBehalfOf', code: 'REQUIRED' });
  }
  if (settings.signatureRule === 'valid_without_signature' && settings.signatureLegalBasis.trim() === '') {
    issues.push({ setting: 'signatureLegalBasis', code: 'LEGAL_BASIS_MISSING' });
  }
  return issues;
}

function checkBounds(
  setting: 'proofRetentionDays' | 'soonWorkingDays' | 'sp4nCopyWorkingDays',
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): readonly SettingsIssue[] {
  const inside = Number.isInteger(value) && value >= min && value <= max;
  return inside ? [] : [{ setting, code: `OUT_OF_RANGE:${min}:${max}` }];
}

function checkChannel(settings: OfficeSettings): readonly SettingsIssue[] {
  const words = [
    ['whatsappGreeting', greetingPlaceholders],
    ['whatsappOffHours', offHoursPlaceholders],
  ] as const;
  const ofWords = words.flatMap(([setting, known]): readonly SettingsIssue[] => {
    if (settings[setting].trim() === '') return [{ setting, code: 'REQUIRED' }];
    const checked = checkWords(settings[setting], known);
    return checked.ok ? [] : [{ setting, code: checked.error.code }];
  });
  const { readingHours: hours } = settings;
  const parts = ['opensAt', 'closesAt', 'closesFridayAt'] as const;
  const ofHours = parts.flatMap((part): readonly SettingsIssue[] => {
    if (parseTimeOfDay(hours[part]) !== hours[part]) {
      return [{ setting: 'readingHours', part, code: 'INVALID_TIME' }];
    }
    return part === 'opensAt' || hours.opensAt < hours[part]
      ? []
      : [{ setting: 'readingHours', part, code: 'CLOSES_BEFORE_OPENING' }];
  });
  return [...ofWords, ...ofHours];
}

function checkLists(settings: OfficeSettings): readonly SettingsIssue[] {
  const channels = settings.complaintChannels.flatMap((channel, row): readonly SettingsIssue[] => [
    ...(channel.name.trim() === ''
      ? [{ setting: 'complaintChannels' as const, row, part: 'name', code: 'REQUIRED' }]
      : []),
    ...(isWebAddress(channel.url)
      ? []
      : [{ setting: 'complaintChannels' as const, row, part: 'url', code: 'INVALID_URL' }]),
  ]);
  const bodies = settings.otherBodies.flatMap((body, row): readonly SettingsIssue[] => [
    ...(body.name.trim() === ''
      ? [{ setting: 'otherBodies' as const, row, part: 'name', code: 'REQUIRED' }]
      : []),
    ...(body.advice.trim() === ''
      ? [{ setting: 'otherBodies' as const, row, part: 'advice', code: 'REQUIRED' }]
      : []),
  ]);
  return [...channels, ...bodies];
}

/** A link that citizens are sent to: http(s), a host with a dot, no user name hidden in front of it. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?(?:[/?#]\S*)?$/i.test(text);
}
