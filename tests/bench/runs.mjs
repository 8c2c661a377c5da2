import { closeSync, openSync } from 'node:fs';
import { median, PEAK_METHOD, runNode } from './measure.mjs';
import { print, verdict } from './report.mjs';
import { RVU } from './tables.mjs';

/** "The same": the larger file may take this much more memory than the smaller. */
const PEAK_GROWTH_AIM = 1.25;

/** `rvu <command> < claims > out`; exit code 1 means that some lines were refused. */
export async function runRvu(command, claims, out) {
  const stdin = openSync(claims, 'r');
  const stdout = openSync(out, 'w');
  try {
    return await runNode([RVU, command], { stdin, stdout, peak: true, exitCodes: [0, 1] });
  } finally {
    closeSync(stdin);
    closeSync(stdout);
  }
}

/** Seconds and memory over the runs of a program. */
export const best = ({ runs }) => Math.min(...runs.map(({ seconds }) => seconds));
export const middle = ({ runs }) => median(runs.map(({ seconds }) => seconds));
export const peak = ({ runs }) =>
  runs[0].peakMb === null ? null : Math.max(...runs.map(({ peakMb }) => peakMb));

/** Judges a command's peak memory at each size, smallest first; null if it is unknown. */
export function printPeaks(command, peaks, aim) {
  print(`\nMemory of ${command}; aims: at most ${aim} MB, and the same at the two largest sizes`);
  if (peaks.includes(null)) return print('  not known on this system');
  print(`  peak, ${PEAK_METHOD}: ${peaks.map((mb) => `${mb.toFixed(0)} MB`).join(', ')}`);
  print(`  at most ${aim} MB: ${verdict(Math.max(...peaks) <= aim)}`);
  const [smaller, larger] = peaks.slice(-2);
  if (larger === undefined) return;
  const growth = larger / smaller;
  const met = verdict(growth <= PEAK_GROWTH_AIM);
  print(`  the same at the two largest sizes: ×${growth.toFixed(2)}, at most ${PEAK_GROWTH_AIM}: ${met}`);
}
