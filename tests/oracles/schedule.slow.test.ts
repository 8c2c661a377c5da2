import { describe, expect, it } from 'vitest';
import { scheduleLines } from '../../src/cli/commands/schedule/lines.js';
import { scheduledRows } from '../../src/cli/commands/schedule/rows.js';
import { textForm } from '../../src/cli/commands/schedule/text.js';
import { cli } from '../cli/harness.js';
import { bundledCells, release, schedule } from '../support/bundle.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared.js';
import { importAndOpen } from '../support/temp.js';
import { readCsv } from '../support/text.js';

/**
 * The output of `rvu schedule --all`, a million lines, against a second computation from the text of the bundled
 * files, in BigInt, using nothing from the program: every line is where it should be, and one in ten, of every row and
 * of every locality, is computed. (every-price.slow.test.ts computes every amount.)
 */
type Cells = Readonly<Record<string, string>>;

const scaled = (text = ''): bigint => BigInt(text.replace('.', ''));
/** Half up: floor(over / under + 1/2). */
const rounded = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under);

const FACTOR = scaled('33.4009');
/** RVU 1/100 × GPCI 1/1000 × factor 1/10000 in cents */
const PER_CENT = 10_000_000n;

function fee(row: Cells, place: Cells, pe: string, mp: string, half = 1n): bigint {
  const work = scaled(row.work_rvu) * scaled(place.work_gpci);
  const practice = scaled(row[pe]) * scaled(place.pe_gpci);
  const malpractice = scaled(row[mp]) * scaled(place.mp_gpci);
  return rounded((half * work + practice + half * malpractice) * FACTOR, half * PER_CENT);
}

const dollars = (cents: bigint | null): string =>
  cents === null ? '' : `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

/** Fee, cap, NA, allowed, limiting charge and therapy amount of one setting. */
function expectedCells(row: Cells, place: Cells, setting: 'nonfacility' | 'facility'): string[] {
  const full = fee(row, place, `${setting}_pe_rvu`, 'mp_rvu');
  const capped = [row.opps_nonfacility_pe, row.opps_facility_pe, row.opps_mp].some(
    (text) => scaled(text) > 0n,
  );
  const cap = capped ? fee(row, place, `opps_${setting}_pe`, 'opps_mp') : null;
  const na = row[`${setting}_na`] ?? '';
  const paid = setting === 'nonfacility' || na === '';
  const allowed = paid ? (cap !== null && cap < full ? cap : full) : null;
  const charge = allowed === null ? null : rounded(allowed * 10_925n, 10_000n);
  const therapy = paid && row.mult_proc === '5' ? fee(row, place, `${setting}_pe_rvu`, 'mp_rvu', 2n) : null;
  return [dollars(full), dollars(cap), na, dollars(allowed), dollars(charge), dollars(therapy)];
}

function isPriced(row: Cells): boolean {
  const shown = scaled(row.nonfacility_total) + scaled(row.facility_total) > 0n;
  return 'ART'.includes(row.status ?? '?') && row.not_used_for_medicare === '' && shown;
}

const rows = bundledCells('rvu26a.csv').filter(isPriced);
const places = bundledCells('rvu26a-gpci.tsv');

describe('rvu schedule --all', () => {
  it('equals a second computation: 9,499 rows × 109 localities, all columns of both settings', async () => {
    const { stdout, stderr, code } = await cli(['schedule', '--all']);
    expect(code).toBe(0);
    expect(stderr).toBe('rvu: 1,035,391 lines: 9,499 priced rows, 109 localities\n');
    let from = stdout.indexOf('\n') + 1;
    const wrong: string[] = [];
    let lines = 0;
    for (const [p, place] of places.entries()) {
      for (const [r, row] of rows.entries()) {
        const to = stdout.indexOf('\n', from);
        const { mac, locality, state } = place;
        const where = ['RVU26A', mac, locality, state, row.hcpcs, row.mod, row.status, 'no'].join();
        const line = stdout.slice(from, to);
        const isComputed = (p + r) % 10 === 0;
        const expected = isComputed
          ? [
              where,
              ...expectedCells(row, place, 'nonfacility'),
              ...expectedCells(row, place, 'facility'),
            ].join()
          : `${where}${line.slice(where.length)}`;
        if (line !== expected && wrong.length < 5) wrong.push(`${line} is not ${expected}`);
        from = to + 1;
        lines += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(lines).toBe(9_499 * 109);
    expect(from).toBe(stdout.length);
  });

  it.skipIf(!hasShared)(
    `has the amounts of OPPSCAP_Jan in all 6,322 lines they have in common, ${NEEDS_SHARED}`,
    async () => {
      const capped = readCsv(sharedPath('RVU26A', 'OPPSCAP_Jan.csv')).filter(
        ([, , status]) => status === 'A',
      );
      expect(capped).toHaveLength(6_322);
      const codes = [...new Set(capped.map(([code]) => code))].join();
      const { stdout } = await cli(['schedule', '--all', '--codes', codes, '--allow-na']);
      const [header = '', ...lines] = stdout.trimEnd().split('\n');
      const names = header.split(',');
      const allowed = new Map(
        lines.map((line) => {
          const cells = Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell]));
          const key = [cells.code, cells.modifier, cells.mac, cells.locality].join();
          return [key, `${cells.facility_allowed} ${cells.nonfacility_allowed}`];
        }),
      );
      // The facility price comes before the non-facility one, without its trailing zeros.
      const wrong = capped.filter(([code, modifier, , mac, number, facility, nonfacility]) => {
        const found = allowed.get([code, modifier, mac, number].join());
        return found !== `${Number(facility).toFixed(2)} ${Number(nonfacility).toFixed(2)}`;
      });
      expect(wrong).toEqual([]);
    },
  );
});

describe.skipIf(!hasShared)(`rvu schedule --layout pfall, ${NEEDS_SHARED}`, () => {
  const published = hasShared
    ? readCsv(sharedPath('oracles', 'ohio-2020-payments.csv')).filter(([year]) => year === '2020')
    : [];

  it("has every field of CMS's 2020 payment amount file for Ohio, for all 8,994 of its lines", () => {
    const { schedule: ohio } = importAndOpen([sharedPath('RVU20B')]);
    const request = {
      kind: 'csv',
      pfall: true,
      out: null,
      settings: ['nonfacility', 'facility'],
      choices: {},
      percent: null,
    } as const;
    const place = ohio.localities().filter(({ key }) => key === '1520200');
    const form = textForm(ohio, request);
    const lines = [...scheduleLines(ohio, scheduledRows(ohio, {}), place, request)].map(form.line);
    const fields = new Map(
      lines.map((line) => {
        const cells = line.slice(1, -1).split('","');
        return [`${cells[3]}${cells[4]?.trim()}`, cells];
      }),
    );
    expect(published).toHaveLength(8_994);
    expect(lines).toHaveLength(8_994);
    const amount = (text = ''): string => text.padStart(10, '0');
    const wrong = published.flatMap((cells) => {
      const [year, mac, number, code, modifier, status, mult, nf, f, therapy, indicator, capNf, capF] = cells;
      const found = fields.get(`${code}${modifier}`) ?? [];
      const [
        ,
        ,
        ,
        ,
        ,
        foundNf,
        foundF,
        ,
        ,
        foundStatus,
        foundMult,
        t12,
        t13,
        foundIndicator,
        foundCapNf,
        foundCapF,
      ] = found;
      const expected = [
        year,
        mac,
        number,
        amount(nf),
        amount(f),
        status,
        mult,
        indicator,
        amount(capNf),
        amount(capF),
      ];
      const actual = [
        ...found.slice(0, 3),
        foundNf,
        foundF,
        foundStatus,
        foundMult,
        foundIndicator,
        foundCapNf,
        foundCapF,
      ];
      const isTherapy = mult === '5';
      const therapyRight = isTherapy ? t12 === amount(therapy) && t13 === t12 : t12 === amount('0.00');
      return expected.join() === actual.join() && therapyRight ? [] : [`${actual} is not ${expected}`];
    });
    expect([wrong.length, ...wrong.slice(0, 3)]).toEqual([0]);
  });
});

describe('rvu schedule --layout pfall of 2026', () => {
  it('has 16 quoted fields in every line, and a trailer', async () => {
    const { stdout } = await cli(['schedule', '--layout', 'pfall', '--locality', 'OH-00']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.pop()).toBe('"TRL"');
    expect(lines).toHaveLength(9_499);
    expect(release.year).toBe(2026);
    for (const line of lines) expect(line).toMatch(/^"2026","15202","00",("[^"]*",){12}"\d{7}\.\d\d"$/);
    expect(schedule.release.id).toBe('RVU26A');
  });
});
