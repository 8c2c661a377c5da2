import { describe, expect, it } from 'vitest';
import type { CodeContent } from '../../../src/core/content/code-content.js';
import { DataError } from '../../../src/core/issue/errors.js';
import type { FeeSchedule } from '../../../src/core/release/fee-schedule.js';
import { capsOf } from '../../../src/data/bundle/cap-lines.js';
import { findHeld } from '../../../src/data/bundle/held-releases.js';
import { scheduleFrom } from '../../../src/data/bundle/schedule.js';
import { contentFrom } from '../../../src/data/content/content.js';
import { referenceFrom } from '../../../src/data/reference/reference.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { damagesOf, filesBelow, PackageCopy } from '../../support/damage.js';

/** The files of the copied package, opened when a question first needs them. */
class Opened {
  readonly files: DataFiles;
  private openedSchedule: FeeSchedule | undefined;

  constructor(inMemory: boolean) {
    this.files = new DataFiles({ inMemory }, copy.root);
  }

  get schedule(): FeeSchedule {
    this.openedSchedule ??= scheduleFrom(this.files);
    return this.openedSchedule;
  }

  get content(): CodeContent {
    return contentFrom(this.files);
  }
}

/** Questions that together read every file; each is asked of a package of which one file is damaged. */
const QUESTIONS: readonly ((opened: Opened) => unknown)[] = [
  ({ schedule }) => schedule.release,
  ({ schedule }) => schedule.row('99213', ''),
  ({ schedule }) => schedule.row('70553', 'TC', true),
  ({ schedule }) => schedule.readyWork?.('medicine'),
  ({ schedule }) => schedule.localities(),
  ({ schedule }) => schedule.anesthesiaBase('00100'),
  ({ schedule }) => schedule.places.anesthesia('0111205'),
  ({ schedule }) => schedule.places.zip('94110'),
  ({ schedule }) => schedule.places.counties(),
  ({ schedule }) => schedule.places.countyNames(),
  ({ schedule }) => schedule.places.states(),
  ({ schedule }) => schedule.rules.status('A'),
  ({ schedule }) => schedule.rules.placeOfService('11', '2026-01-01'),
  ({ schedule }) => schedule.rules.indicator('pc_tc'),
  ({ schedule }) => schedule.rules.sections(),
  ({ schedule }) => schedule.rules.modifier('26'),
  ({ schedule }) => schedule.rules.rate('bilateral', '2026-01-01'),
  ({ schedule }) => schedule.rules.practitioners(),
  ({ schedule }) => schedule.rules.companions('93000'),
  ({ schedule }) => schedule.rules.anesthesiaFactor('2026-01-01', false),
  ({ schedule }) => schedule.rules.isPreventive('G0101'),
  ({ schedule }) => schedule.rules.isTomography('70450'),
  ({ schedule }) => schedule.rules.workFloor('2026-01-01'),
  ({ schedule }) => schedule.rules.readings(),
  ({ schedule }) => schedule.rules.endedCode('99201'),
  ({ schedule }) => schedule.rules.otherSchedules(),
  ({ schedule }) => schedule.past?.('99213', ''),
  ({ content }) => content.names('90853'),
  ({ content }) => content.names('E0601'),
  ({ content }) => content.texts('90853'),
  ({ content }) => content.families('90853'),
  ({ content }) => content.primaries('90785'),
  ({ content }) => content.guidance('medicine'),
  ({ content }) => content.notPriced(),
  ({ files }) => scheduleFrom(files, 'RVU25A').row('99213', ''),
  ({ files }) => scheduleFrom(files, 'RVU25A').localities(),
  ({ files }) => scheduleFrom(files, 'RVU25A').places.counties(),
  ({ files }) => scheduleFrom(files, 'RVU25A').places.anesthesia('0111205'),
  ({ files }) => capsOf(findHeld(files))?.length,
  ({ files }) => capsOf(findHeld(files, 'RVU25A'))?.length,
  ({ files }) => referenceFrom(files).workTime('90853'),
  ({ files }) => referenceFrom(files).classOf('90853'),
  ({ files }) => referenceFrom(files).billedBy('90853'),
  ({ files }) => referenceFrom(files).source('rbcs').name,
  ({ files }) => referenceFrom(files).readyHours?.('RVU26A', 'medicine'),
  ({ files }) => files.text('content/search-words.tsv').length,
  ({ files }) => files.text('reference/services.tsv').length,
  ({ files }) => files.built('search-index.txt')?.whole().length,
  ({ files }) => files.built('help/tour.md')?.whole().length,
];

const BUILT = [
  'dist/rvu26a.table',
  'dist/data.seal',
  'dist/search-index.txt',
  'dist/hour-ranks.json',
  'dist/help/tour.md',
];
/** Files for people, which no program reads, and older releases but those of one year. */
const UNREAD = /README\.md$|review-[\w-]+\.tsv$|releases\/(?!2025|manifest)/;
const READ = [...filesBelow('data').filter((name) => !UNREAD.test(name)), ...BUILT];

const copy = new PackageCopy(['package.json', 'data', ...BUILT]);

/** The answers to all questions, or the errors they end in. */
function askAll(inMemory: boolean): string[] {
  const opened = new Opened(inMemory);
  return QUESTIONS.map((question) => {
    try {
      return JSON.stringify(question(opened));
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      return `${error.code}: ${error.message} ${error.hint}`;
    }
  });
}

const sound = askAll(true);

describe('a damaged file', () => {
  it('is not seen where there is none, and prompts and batches read the same', () => {
    expect(sound.filter((answer) => answer.startsWith('E_'))).toEqual([]);
    expect(askAll(false)).toEqual(sound);
  });

  it.each(READ)('ends in its name or changes no answer: %s', async (name) => {
    // A few of the ways; tests/cli/damage.slow.test.ts tries them all in real processes.
    const [flip, ...others] = damagesOf(name, name.length, 1);
    const other = others[name.length % others.length];
    const some = [flip, other].filter((damage) => damage !== undefined);
    for (const [what, damage] of some) {
      const seen = await copy.with(name, damage, () => [askAll(true), askAll(false)]);
      const changed = seen.flatMap((answers) => answers.filter((answer, i) => answer !== sound[i]));
      const wrong = changed.filter(
        (answer) => !answer.startsWith(`E_DATA_DAMAGED: The bundled file ${name} `),
      );
      expect([what, changed.length > 0, wrong]).toEqual([what, true, []]);
    }
  });
});
