const EVERY_MS = 2_000;

/** Says every two seconds how far a long run is, how fast it goes and how long it still takes. */
export function importProgress(
  total: number,
  say: (text: string) => void,
  now: () => number = () => performance.now(),
): { readonly step: () => void; readonly end: () => void } {
  const started = now();
  let [done, said] = [0, started];
  const line = (at: number): string => {
    const rate = done / Math.max(0.001, (at - started) / 1000);
    const left = Math.ceil((total - done) / Math.max(0.001, rate));
    const speed = rate.toFixed(1).replace('.', ',');
    return `${done} dari ${total} baris · ${speed} per detik · sisa ${leftInWords(left)}\n`;
  };
  return {
    step: () => {
      done += 1;
      const at = now();
      if (at - said < EVERY_MS) return;
      said = at;
      say(line(at));
    },
    end: () => say(line(now())),
  };
}

function leftInWords(seconds: number): string {
  if (seconds < 60) return `${seconds} detik`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} menit` : `${Math.floor(minutes / 60)} jam ${minutes % 60} menit`;
}
