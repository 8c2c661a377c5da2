import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { damagesOf, filesBelow, PackageCopy } from '../support/damage.js';
import { tempDir } from '../support/temp.js';
import { workbook } from '../support/workbook.js';

/** Every file of data/ and every built file is damaged in a copy of the package, and real processes are asked. */

const BUILT = filesBelow('dist').filter((name) =>
  /^dist\/(bin\/(?!data-)|help\/|[\w.-]+\.(table|seal|txt|json)$)/.test(name),
);
const copy = new PackageCopy(['bin', 'package.json', 'data', ...BUILT]);
// Node finds a program's folder through a link, so the program itself has to be a file of the copy.
for (const name of filesBelow('bin')) copy.own(name);

const BATCH = 'code,modifier,zip,county,pos\n99213,,94110,,11\n70553,26,,"Alameda, CA",22\n';
const PAGES = 'code\n90853\nJ1745\n';

interface Command {
  readonly args: readonly string[];
  readonly input?: string | Buffer;
}

const command = (line: string, input?: string | Buffer): Command => ({
  args: line.split(' '),
  ...(input === undefined ? {} : { input }),
});

const PAY_BATCH = command('pay --qp', BATCH);
const PAY_COUNTY: Command = { args: ['pay', '99213-25', '--county', 'Alameda, CA', '--pos', '11'] };
const ANESTHESIA = command('pay 00100-AA --minutes 60 --locality CA-05');
const LOOKUP = command('lookup 90853 --faq');
const LOOKUP_BATCH = command('lookup', PAGES);
const LOOKUP_LINES = command('lookup --ndjson', PAGES);

/** For each file, by the first pattern that its name matches, the commands that are tried; the first reads it whole. */
const READERS: readonly (readonly [RegExp, readonly Command[]])[] = [
  [/manifest\.json$/, [PAY_BATCH, command('pay 90853'), command('--version')]],
  [/rvu26a\.csv$/, [PAY_BATCH, command('schedule --codes 97110 --csv'), command('pay 99213 --csv')]],
  [/-qp\.csv$/, [PAY_BATCH, command('pay 70553 --qp')]],
  [/-gpci\.tsv$/, [PAY_BATCH, command('pay 90853 --locality CA-05'), command('compare 90853')]],
  [/-anesthesia(-base)?\.tsv$/, [ANESTHESIA]],
  [/-counties\.tsv$|rules\/counties\.json$/, [PAY_BATCH, PAY_COUNTY]],
  [/-zip\.csv$/, [PAY_BATCH, command('pay 90853 --zip 94110')]],
  [/-oppscap\.csv$/, [command('release verify RVU26A')]],
  [/rules\/states\.json$/, [PAY_COUNTY]],
  [/rules\/work-floor\.json$/, [command('localities alabama')]],
  [/rules\/modifiers\.json$/, [PAY_BATCH, PAY_COUNTY]],
  [/rules\/(status|indicators|sections)\.json$/, [LOOKUP, command('rank 90853')]],
  [/rules\/place-of-service\.json$/, [PAY_BATCH, PAY_COUNTY]],
  [/rules\/rates\.json$/, [command('pay 97110-CQ --csv')]],
  [/rules\/practitioners\.json$/, [command('pay 99213 --provider-type NP')]],
  [/rules\/readings\.json$/, [command('help readings')]],
  [/rules\/preventive-services\.json$/, [command('pay G0101 --waterfall')]],
  [/rules\/computed-tomography\.json$/, [command('pay 70450-CT --locality CA-05')]],
  [/rules\/companion-codes\.json$/, [command('claim 93000 93306 --locality CA-05')]],
  [/rules\/conversion-factors\.json$/, [command('pay 00100-AA --minutes 60')]],
  [/content\/not-priced\.json$/, [command('lookup J1745')]],
  [/rules\/other-schedules\.json$/, [command('pay E0601')]],
  [/rules\/ended-codes\.tsv$/, [command('pay --locality CA-05', 'code\n99201\n'), command('pay 99201')]],
  [/content\/elsewhere\.tsv$/, [command('lookup', 'code\nD0120\n'), command('lookup E0601')]],
  [/history\/(releases|rows)\.tsv$/, [LOOKUP_LINES, LOOKUP]],
  [/content\/names\.tsv$/, [LOOKUP_BATCH, LOOKUP]],
  [/content\/pages\.tsv$/, [command('lookup 99999'), LOOKUP]],
  [/content\/(addons|families)\.tsv$|content\/sections\.json$/, [LOOKUP]],
  [/\.table$/, [PAY_BATCH, command('pay 99213 --csv'), command('rank 90853')]],
  [/\.seal$/, [PAY_BATCH, command('pay 90853 --locality CA-05'), LOOKUP]],
  [/search-index\.txt$|search-words\.tsv$/, [command('search knee')]],
  [/reference\/|hour-ranks\.json$/, [LOOKUP_BATCH, LOOKUP, command('rank 90853 --by work-per-hour')]],
  [/help\/completion\.json$/, [command('complete zsh pay --locality =CA')]],
  [/bin\/sheets\.cjs$/, [command('rank', workbook([{ name: 'S', rows: [['code'], [99213]] }]))]],
  [/bin\/fields\.cjs$/, [command('pay 99213 --ndjson --fields allowed')]],
  [/help\/rvu_spark\.py$/, [command('sql --python')]],
  [/bin\/mcp-server\.cjs$/, [command('mcp')]],
  [/bin\/workbook-output\.cjs$/, [command(`rank --out ${join(tempDir(), 'out.xlsx')}`, 'code\n99213\n')]],
  [
    /bin\/workbook\.cjs$/,
    [command(`schedule --codes 97110 --excel --out ${join(tempDir(), 'schedule.xlsx')}`)],
  ],
];

/** The commands to try for a file; undefined for one that no command reads. */
function readersOf(name: string): readonly Command[] | undefined {
  const topic = /^dist\/help\/(.+)\.md$/.exec(name)?.[1];
  if (topic !== undefined) return [command(`help ${topic}`)];
  if (name === 'dist/bin/main.cjs') return [command('--help')];
  if (name === 'dist/bin/rvu-version.cjs') return [command('--version')];
  const own = /^dist\/bin\/rvu-(.+)\.cjs$/.exec(name)?.[1];
  if (own !== undefined) return [command(`${own} --help`)];
  return READERS.find(([pattern]) => pattern.test(name))?.[1];
}

const cache = tempDir();
mkdirSync(cache, { recursive: true });

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run({ args, input = '' }: Command): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy.root, 'bin/rvu.cjs'), ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, RVU_CONFIG: '', XDG_CACHE_HOME: cache, NODE_OPTIONS: '' },
  });
  return { code: status, stdout, stderr };
}

const known = new Map<string, Outcome>();

const keyOf = ({ args, input = '' }: Command): string => [...args, input].join('\0');

/** What a command says on a sound package. */
function soundly(asked: Command): Outcome {
  const key = keyOf(asked);
  const before = known.get(key) ?? run(asked);
  known.set(key, before);
  return before;
}

/** A batch writes its header before it reads any data; no row follows it. */
const hasNoAnswer = (stdout: string): boolean => stdout.split('\n').length <= 2;

const isRefused = (name: string, { code, stdout, stderr }: Outcome): boolean =>
  code === 2 && hasNoAnswer(stdout) && stderr.includes(`rvu: E_DATA_DAMAGED: The bundled file ${name} `);

const tried = { processes: 0, refused: 0, unharmed: 0 };

/**
 * What is wrong with the outcome of a command on a damaged package; null if it is refused or says what it always says.
 * @param mustSee the command reads all of the file
 */
function wrongness(name: string, asked: Command, mustSee: boolean): string | null {
  const sound = known.get(keyOf(asked));
  const outcome = run(asked);
  tried.processes += 1;
  if (isRefused(name, outcome) && !/\n\s+at /.test(outcome.stderr)) {
    tried.refused += 1;
    return null;
  }
  if (!mustSee && outcome.code === sound?.code && outcome.stdout === sound.stdout) {
    tried.unharmed += 1;
    return null;
  }
  return `${asked.args.join(' ')}: exit code ${outcome.code}, ${outcome.stderr || outcome.stdout}`;
}

/**
 * Files that no command above reads: for people, for the library, completion, which then completes nothing, the writer of
 * Parquet, whose command takes too long for this, and older releases, which another test damages.
 */
const UNREAD =
  /rvu-complete\.cjs$|parquet\.cjs$|README\.md$|review-[\w-]+\.tsv$|search-engine\.cjs$|data\/releases\//;
const FILES = [...filesBelow('data'), ...BUILT].filter((name) => !UNREAD.test(name));

/** Flips in a file: each of them is a process or several. */
const FLIPS = 1;

afterAll(() => {
  const { processes, refused, unharmed } = tried;
  process.stdout.write(
    `damaged packages: ${processes} processes, ${refused} refused, ${unharmed} unharmed\n`,
  );
});

describe('a package with one damaged file', () => {
  it('has commands for every file that a program reads', () => {
    expect(FILES.filter((name) => !readersOf(name))).toEqual([]);
    expect(FILES.length).toBeGreaterThan(45);
    const outcomes = FILES.flatMap((name) => readersOf(name) ?? []).map(soundly);
    expect(
      outcomes.filter(({ code, stderr }) => (code !== 0 && code !== 1) || /E_DATA/.test(stderr)),
    ).toEqual([]);
  });

  it.each(FILES)('is refused by the name of the file, or answers as ever: %s', async (name) => {
    const readers = readersOf(name) ?? [];
    readers.forEach(soundly);
    // The copies in the seal are for prompts only, and without its own program a command uses the whole one.
    const isSeen = !/\.seal$|bin\/rvu-|reference\/|hour-ranks/.test(name);
    for (const [d, [what, damage]] of damagesOf(name, name.length, FLIPS).entries()) {
      // The first command each time, the others in turn.
      const isAsked = (i: number): boolean => i === 0 || i === 1 + (d % (readers.length - 1));
      const problems = await copy.with(name, damage, () =>
        readers.map((asked, i) => (isAsked(i) ? wrongness(name, asked, isSeen && i === 0) : null)),
      );
      expect([what, problems.filter((problem) => problem !== null)]).toEqual([what, []]);
    }
  });

  it('is refused in JSON too, as one document', async () => {
    for (const name of ['data/rvu26a.csv', 'dist/bin/rvu-pay.cjs']) {
      const { code, stdout } = await copy.with(name, Buffer.from('x'), () =>
        run(command('pay 99213 --json')),
      );
      expect(code).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({
        schema: 'rvu.error/1',
        errors: [{ code: 'E_DATA_DAMAGED', message: expect.stringContaining(name) }],
      });
    }
  });
});
