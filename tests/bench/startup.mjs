import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installInto, packInto } from '../package/pack.mjs';
import { median, runNode } from './measure.mjs';
import { print, table, verdict } from './report.mjs';

/** Commands, each with the most time it may take, as a multiple of an empty process's. */
const AIMS = {
  'lookup 90853': 1.18,
  'pay 90853 --locality CA-05': 1.15,
  'pay 90853 --zip 94110': 1.2,
  'pay 90853 --locality CA-05 --date 2023-05-06': 1.6,
  'rank 90853': 1.15,
  'search knee replacement': 1.6,
  '--version': 1.35,
};

/** Packs and installs the program as a user does. Returns the path of its entry. */
function installed(directory) {
  const app = join(directory, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "private": true }\n');
  return installInto(app, packInto(directory)).bin;
}

/**
 * Wall time of whole processes, each as a ratio to a Node process that runs an empty file. It measures the
 * installed program: the first run of each command fills its cache and is not counted, every later one is.
 */
export async function benchStartup({ directory, quick }) {
  const rounds = quick ? 11 : 31;
  const bin = installed(directory);
  const env = { XDG_CACHE_HOME: join(directory, 'cache') };
  const empty = join(directory, 'empty.cjs');
  writeFileSync(empty, '');
  const programs = [
    { name: 'empty Node process', args: [empty], times: [] },
    ...Object.entries(AIMS).map(([line, aim]) => ({
      name: `rvu ${line}`,
      args: [bin, ...line.split(' ')],
      aim,
      times: [],
    })),
  ];
  for (const { args } of programs) await runNode(args, { env });
  for (let round = 0; round < rounds; round++) {
    for (const { args, times } of programs) times.push((await runNode(args, { env })).seconds * 1000);
  }

  print(
    `\nStart-up on Node ${process.versions.node}: the installed program from its second run on, ${rounds} interleaved rounds; aims: median ratios`,
  );
  const best = (program) => Math.min(...program.times);
  const middle = (program) => median(program.times);
  const rows = programs.map((program) => {
    const ratio = middle(program) / middle(programs[0]);
    return [
      program.name,
      middle(program).toFixed(1),
      ratio.toFixed(2),
      best(program).toFixed(1),
      (best(program) / best(programs[0])).toFixed(2),
      program.aim?.toFixed(2) ?? '',
      program.aim ? verdict(ratio <= program.aim) : '',
    ];
  });
  print(table([['', 'median ms', 'ratio', 'least ms', 'ratio', 'aim', ''], ...rows]));
}
