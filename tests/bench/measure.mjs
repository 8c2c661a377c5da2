import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const GNU_TIME = '/usr/bin/time';
const hasGnuTime = /^\d+\n$/.test(
  spawnSync(GNU_TIME, ['-f', '%M', 'true'], { encoding: 'utf8' }).stderr ?? '',
);

/** How peak memory is measured, for the report. */
export const PEAK_METHOD = hasGnuTime ? 'GNU time' : 'VmHWM of /proc, read every 20 ms';

/** Reads a process's peak resident memory, in KiB, until it ends. Without /proc it stays null. */
function watchPeak(pid) {
  let peak = null;
  const read = () => {
    try {
      const found = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      if (found) peak = Number(found[1]);
    } catch {
      // No /proc here, or the process has just ended.
    }
  };
  const timer = setInterval(read, 20);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

/**
 * Runs Node on `args` and measures the whole process, from its start until its output is closed.
 * @param stdin, stdout file descriptors; without stdout the output is piped here and thrown away
 * @param peak also measure its peak memory; GNU time then starts the process, which adds about 1 ms
 * @param exitCodes the exit codes that do not count as failure
 * @param env variables in addition to this process's own
 */
export async function runNode(
  args,
  { stdin = 'ignore', stdout = 'pipe', peak = false, exitCodes = [0], env = {} } = {},
) {
  const timed = peak && hasGnuTime;
  const command = timed ? [GNU_TIME, '-f', '%M', process.execPath, ...args] : [process.execPath, ...args];
  const started = process.hrtime.bigint();
  const child = spawn(command[0], command.slice(1), {
    stdio: [stdin, stdout, 'pipe'],
    // The user's own defaults must not affect the measurement, nor more certificates: reading them takes every Node process
    // longer than all else at its start, so that ratios to an empty one look better than they are.
    env: { ...process.env, RVU_CONFIG: '', NODE_EXTRA_CA_CERTS: '', ...env },
  });
  const stopWatching = peak && !timed ? watchPeak(child.pid) : () => null;
  let stderr = '';
  child.stdout?.resume();
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const watched = stopWatching();
  if (!exitCodes.includes(exitCode))
    throw new Error(`node ${args.join(' ')} ended with ${exitCode}:\n${stderr}`);
  const kibibytes = timed ? Number(stderr.trimEnd().split('\n').at(-1)) : watched;
  return { seconds, peakMb: kibibytes === null ? null : (kibibytes * 1024) / 1e6 };
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
