import { examinePortal } from '#application/doctor/examine-portal.ts';
import { type Finding, type FindingLevel, worstOf } from '#application/doctor/finding.ts';
import { readConfig } from '#config';
import { doctorProbes } from '#container';
import { findingText } from '#i18n/doctor.ts';

const marks: Readonly<Record<FindingLevel, string>> = { ok: '  ok  ', warning: ' PERIKSA', error: ' SALAH' };
const exitCodes: Readonly<Record<FindingLevel, number>> = { ok: 0, warning: 1, error: 2 };

/** Says what is wrong and what to do. Exit code: 0 well, 1 warnings, 2 errors. */
export async function doctor(given: { readonly json: boolean }): Promise<number> {
  const config = readConfig();
  const probes = doctorProbes(config);
  try {
    const findings = await examinePortal(probes, config.dataDir);
    const worst = worstOf(findings);
    process.stdout.write(given.json ? asJson(worst, findings) : asText(worst, findings));
    return exitCodes[worst];
  } finally {
    await probes.close();
  }
}

function asJson(worst: FindingLevel, findings: readonly Finding[]): string {
  const told = findings.map((finding) => ({ ...finding, ...findingText(finding) }));
  return `${JSON.stringify({ worst, findings: told }, null, 2)}\n`;
}

function asText(worst: FindingLevel, findings: readonly Finding[]): string {
  const lines = findings.map((finding) => {
    const { title, what, advice } = findingText(finding);
    const todo = advice === '' ? '' : `\n            → ${advice}`;
    return `${marks[finding.level].padEnd(9)} ${title}: ${what}${todo}`;
  });
  const wrong = findings.filter(({ level }) => level !== 'ok').length;
  const summary = worst === 'ok' ? 'Semua baik.' : `${wrong} hal perlu ditangani.`;
  return `${lines.join('\n')}\n\n${summary}\n`;
}
