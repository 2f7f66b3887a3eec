/** Answers requests one after the other through the use cases and says each step once it is acknowledged. */
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { sendAnswer } from '#application/information-request/send-answer.ts';
import { readConfig } from '#config';
import { createContainer } from '#container';
import type { OfficerActor } from '#domain/officer/role.ts';
import {
  accepted,
  answerCommand,
  decideAll,
  granted,
  requestNow,
  signedScans,
} from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';

const [run = '', officer = ''] = process.argv.slice(2);
const actor: OfficerActor = JSON.parse(officer);
const container = await createContainer(readConfig(), { process: 'cli' });
const { deps } = container;
const say = (text: string) => process.stdout.write(`${text}\n`);
say('ready');
for (let at = 0; ; at += 1) {
  const { caseId } = await submittedRequest(deps, {
    idempotencyKey: `kunci-${run}-${at}`,
    email: `warga-${run}-${at}@contoh.id`,
    details: ['Ringkasan DPA Dinas PUPR tahun 2025'],
  });
  say(`submitted ${caseId}`);
  await decideAll(deps, actor, caseId, [granted]);
  say(`decided ${caseId}`);
  const command = answerCommand(await requestNow(deps, caseId), deps.clock.today(), { letterNumber: null });
  accepted(await prepareAnswer(deps, command, actor));
  say(`prepared ${caseId}`);
  const { version } = await requestNow(deps, caseId);
  const letters = await signedScans(deps, caseId);
  accepted(await sendAnswer(deps, { requestId: caseId, version, letters, handedOver: null }, actor));
  say(`sent ${caseId}`);
}
