import { describe, expect, it } from 'vitest';
import { answerCompare } from '../../../../src/cli/commands/compare/answer.js';
import { COMPARE } from '../../../../src/cli/commands/compare/command.js';
import { localityOf, priceOf, schedule } from '../../../support/bundle.js';
import { laterSchedule } from '../../../support/later.js';
import { cli } from '../../harness.js';
import { parsedOptions } from '../../parsed-options.js';

type Line = Readonly<Record<string, string>>;

/** Lines of `rvu compare … --csv` by column name, national first. */
async function compared(...args: string[]): Promise<readonly Line[]> {
  const { stdout } = await cli(['compare', ...args, '--csv']);
  const [header = '', ...lines] = stdout.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    // Names of localities are the only cells with commas.
    const cells = line.replace(/"[^"]*"/, '').split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

const amounts = (lines: readonly Line[], name: string): number[] => lines.map((line) => Number(line[name]));

describe('rvu compare', () => {
  it('says once of a year after the rules held what is not known of it', () => {
    const options = parsedOptions(COMPARE.options, { localities: 'AL-00,CA-05' });
    const notices = (of: typeof schedule): string[] => {
      const chosen = { date: null, notices: [], isDefault: false };
      const answer = answerCompare({ schedule: of, chosen, open: () => of }, ['99213'], options);
      return answer.notices.map(({ code }) => code);
    };
    expect(notices(laterSchedule).sort()).toEqual(['N_FLOOR_UNKNOWN', 'N_RULES_LATER']);
    expect(notices(schedule)).toEqual([]);
  });

  it('shows the amount of rvu pay and its difference from national for each locality', async () => {
    const [national, ...lines] = await compared('27447', '--setting', 'facility');
    expect(lines).toHaveLength(109);
    const reference = priceOf('27447', { setting: 'facility' }).allowed;
    expect(Number(national?.['27447_facility']) * 100).toBeCloseTo(reference, 6);
    for (const line of lines) {
      const { allowed } = priceOf('27447', { setting: 'facility', locality: localityOf(line.key ?? '') });
      expect(line['27447_facility']).toBe((allowed / 100).toFixed(2));
      expect(line['27447_facility_to_national']).toBe(((allowed - reference) / 100).toFixed(2));
    }
    expect(new Set(lines.map(({ key }) => key))).toEqual(
      new Set(schedule.localities().map(({ key }) => key)),
    );
  });

  it('lists the highest first, or with --reverse the lowest', async () => {
    const [, ...lines] = await compared('99213');
    const values = amounts(lines, '99213_nonfacility');
    expect(values).toEqual([...values].sort((a, b) => b - a));
    const [, ...reversed] = await compared('99213', '--reverse');
    expect(reversed.map(({ key }) => key)).toEqual(lines.map(({ key }) => key).reverse());
  });

  it('shows the ends of the ranking, or all of it if they meet', async () => {
    const [, ...all] = await compared('99213');
    const keys = (lines: readonly Line[]) => lines.slice(1).map(({ key }) => key);
    const whole = all.map(({ key }) => key);
    expect(keys(await compared('99213', '--top', '3'))).toEqual(whole.slice(0, 3));
    expect(keys(await compared('99213', '--bottom', '2'))).toEqual(whole.slice(-2));
    expect(keys(await compared('99213', '--top', '2', '--bottom', '2'))).toEqual([
      ...whole.slice(0, 2),
      ...whole.slice(-2),
    ]);
    expect(keys(await compared('99213', '--top', '100', '--bottom', '100'))).toEqual(whole);
    expect(keys(await compared('99213', '--states', 'NV', '--top', '5'))).toEqual(['0131200']);
  });

  it('ranks by difference or percent between the first and the second', async () => {
    const [, ...lines] = await compared('45378', '--against', 'setting', '--sort', 'difference');
    const differences = amounts(lines, '45378_facility_to_first');
    expect(differences).toEqual([...differences].sort((a, b) => b - a));
    const [, ...percents] = await compared('99213', '99214', '--sort', 'percent');
    const values = amounts(percents, '99214_nonfacility_to_first_percent');
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  it('has the differences of the screen in CSV too, for every code', async () => {
    const [line] = await compared('99213', '99214', '--against', 'qp', '--states', 'NV');
    const price = (name: string): number => Number(line?.[name]);
    const [usual, qp] = [price('99214_nonfacility'), price('99214_nonfacility_qp')];
    expect(price('99214_nonfacility_qp_to_pair')).toBeCloseTo(qp - usual, 6);
    expect(price('99214_nonfacility_qp_to_pair_percent')).toBe(0.5);
    expect(price('99214_nonfacility_qp_to_first')).toBeCloseTo(qp - price('99213_nonfacility'), 6);
    expect(line).not.toHaveProperty('99213_nonfacility_qp_to_pair');
    const [codes] = await compared('99213', '99214', '99215', '70553', '--states', 'NV');
    expect(Object.keys(codes ?? {}).filter((name) => name.includes('_to_pair'))).toEqual([]);
  });

  it('leaves out what is not priced and says why, once', async () => {
    const { stdout, stderr, code } = await cli([
      'compare',
      '99213',
      '00100',
      '--against',
      'setting',
      '--csv',
    ]);
    expect(code).toBe(1);
    expect(stdout).not.toContain('00100');
    expect(stderr.match(/E_NOT_PRICED_STATUS_J/g)).toHaveLength(1);
  });

  it('fits 80 columns without color under NO_COLOR, for any code', async () => {
    for (const args of [
      ['99213'],
      ['33361'],
      ['27447', '27130'],
      ['99213', '--against', 'setting,qp'],
      ['36415', '99213'],
    ]) {
      const ran = await cli(['compare', ...args, '--locality', 'CA-05'], {
        columns: 80,
        env: { NO_COLOR: '1' },
      });
      expect(ran.stdout).not.toContain('\u001B');
      for (const line of ran.stdout.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    }
    const all = await cli(['compare', '99213'], { columns: 80, env: { NO_COLOR: '1' } });
    for (const line of all.stdout.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    const colored = await cli(['compare', '99213'], { columns: 80 });
    expect(colored.stdout).toContain('\u001B');
  });
});
