import type { OfficerComplaintView } from '#application/complaint/complaint-views.ts';
import type { Sp4nCase } from '#application/ports/sp4n-gateway.ts';
import { topicOf } from '#domain/complaint/topics.ts';

/** What the form of SP4N-LAPOR! asks, from a complaint; `office` where no unit has it. */
export function sp4nCaseOf(view: OfficerComplaintView, office: string): Sp4nCase {
  const topic = view.topic === null ? null : topicOf(view.topic);
  const { point } = view.place;
  return {
    complaintClass: view.complaintClass,
    title: view.title ?? firstWords(view.body),
    body: `${view.body.trim()}\n\nNomor di portal kabupaten: ${view.number}`,
    happenedOn: view.happenedOn ?? view.receivedOn,
    place: [
      view.place.landmark,
      view.regionName ?? '',
      point === null ? '' : `${point.latitude}, ${point.longitude}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
    unitName: view.unitName ?? office,
    category: topic === null ? null : { main: topic.category, sub: topic.subcategory },
    attachments: view.attachments.map((file) => file.name),
    anonymous: view.identityMode !== 'open',
    confidential: view.confidential,
  };
}

function firstWords(body: string): string {
  return [...body.replace(/\s+/gu, ' ').trim()].slice(0, 100).join('');
}
