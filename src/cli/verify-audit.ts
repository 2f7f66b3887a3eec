import { verifyAudit } from '#application/audit/verify-audit.ts';
import { readConfig } from '#config';
import { createContainer } from '#container';
import { auditProblemText } from '#i18n/audit.ts';

/** Most problems that are named one by one. */
const SHOWN = 50;

/** Reads the whole audit trail and both histories and says whether anything was changed since it was written. */
export async function verifyAuditTrail(): Promise<number> {
  const container = await createContainer(readConfig(), { process: 'cli' });
  try {
    const { chainSigner, auditAnchors, deps } = container;
    const report = await verifyAudit({ ...deps, chainSigner, auditAnchors });
    const looked =
      `${report.entries} baris jejak audit, ${report.historyRows} baris riwayat dalam ${report.anchors} kunci harian, ` +
      `${report.anchorLines} baris audit-anchors.log. ${report.notYetAnchored} baris riwayat terbaru belum dikunci.\n`;
    if (report.problems.length === 0) {
      process.stdout.write(`UTUH. ${looked}`);
      return 0;
    }
    process.stderr.write(`TIDAK UTUH. ${looked}`);
    for (const problem of report.problems.slice(0, SHOWN)) {
      process.stderr.write(`  ${auditProblemText(problem)}\n`);
    }
    if (report.problems.length > SHOWN) {
      process.stderr.write(`  dan ${report.problems.length - SHOWN} lagi.\n`);
    }
    process.stderr.write(
      'Simpan basis data dan audit-anchors.log apa adanya, lalu bandingkan dengan cadangan terakhir yang baik.\n',
    );
    return 1;
  } finally {
    await container.close();
  }
}
