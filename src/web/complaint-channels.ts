import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { readingHoursText } from '#i18n/reading-hours.ts';
import { phoneNumber } from '#web/format.ts';
import { whatsAppLink } from '#web/paths.ts';

type ChannelSettings = Pick<
  OfficeSettings,
  'complaintChannels' | 'whatsappChannelName' | 'whatsappChannelNumber' | 'readingHours'
>;

export type ShownChannel = { readonly name: string; readonly text: string; readonly href: string };

/** Where else people can report: the channel on WhatsApp, then those of the list that do not lead to the same number. */
export function shownChannels(settings: ChannelSettings): readonly ShownChannel[] {
  const { whatsappChannelName: name, whatsappChannelNumber: number, readingHours } = settings;
  const listed = settings.complaintChannels.map((channel) => ({
    name: channel.name,
    text: channel.description,
    href: channel.url,
  }));
  if (number === '') return listed;
  const href = whatsAppLink(number);
  const chat = {
    name: `${name} (WhatsApp)`,
    text: `Kirim pesan ke ${phoneNumber(number)}, boleh dengan foto atau pesan suara. Dibaca petugas pada ${readingHoursText(readingHours)}.`,
    href,
  };
  return [chat, ...listed.filter((channel) => channel.href.split('?')[0] !== href)];
}
