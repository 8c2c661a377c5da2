import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from '../harness.js';
import { batch } from './support.js';

/** A service on a day: dollars, or the code of its refusal. */
interface DatedCase {
  readonly name: string;
  readonly date: string;
  readonly code: string;
  readonly locality: string;
  /** Blank if no release is held for the day */
  readonly release: string;
  /** The release of the day's own quarter, if it is not held */
  readonly missing?: string;
  readonly allowed?: string;
  readonly refused?: string;
}

const path = join(import.meta.dirname, '../../cases/dates.json');
const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: DatedCase[] };

describe('services by date, at the prompt', () => {
  it.each(cases)('$name', async ({ date, code, locality, release, missing, allowed, refused }) => {
    const args = ['pay', code, '--date', date, '--locality', locality, '--setting', 'nonfacility', '--json'];
    const { stdout } = await cli(args);
    if (refused) expect(stdout).toContain(`"code": "${refused}"`);
    if (!allowed) return;
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ release, date, results: [{ release, date }] });
    expect(answer.results[0].allowed.toFixed(2)).toBe(allowed);
    expect(JSON.stringify(answer.notices ?? [])).toContain(missing ?? '');
  });
});

describe('services by date, in one file', () => {
  const rows = cases.map(({ date, code, locality }, i) => `${i},${date},${code},11,${locality}`);
  const input = `claim,dos,code,pos,locality\n${rows.join('\n')}\n`;

  it.each(['pay', 'claim'])('are priced by rvu %s as at the prompt', async (command) => {
    const { column, errors } = await batch(input, [command]);
    expect(column('rvu_allowed')).toEqual(cases.map(({ allowed = '' }) => allowed));
    expect(column('rvu_release')).toEqual(cases.map(({ release }) => release));
    expect(errors).toEqual(cases.map(({ refused = '' }) => refused));
    const notes = column('rvu_notes');
    for (const [i, { missing }] of cases.entries()) {
      if (missing) expect(notes[i]).toContain(`${missing} is not available`);
    }
  });
});
