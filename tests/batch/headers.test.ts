import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectDelimiter, type Layout, readLayout } from '../../src/batch/input/layout.js';
import { CLAIM_ROLES, LINE_ROLES, type Role } from '../../src/batch/input/roles.js';
import { columnsRead, columnsSaid, repeatedSaid } from '../../src/batch/write/columns-said.js';
import { RvuError } from '../../src/core/issue/errors.js';

const CASES = resolve(import.meta.dirname, '../cases');
const SHARED = resolve(import.meta.dirname, '../../../shared/cases/headers.tsv');

const READS: readonly (readonly [string, readonly Role[]])[] = [
  ['pay', LINE_ROLES],
  ['claim', CLAIM_ROLES],
];
/** Roles whose columns change an amount, so that a wrong one is a wrong price. */
const PRICING: readonly Role[] = [
  'code',
  'modifier',
  'units',
  'unitBasis',
  'pos',
  'setting',
  'date',
  'charge',
  'minutes',
  'zip',
  'county',
  'locality',
  'mac',
  'state',
];

const lines = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));

/** The columns that each role has: "modifier1=A;modifier2=B" or "modifier=A,B". */
function wantedOf(columns: string): Map<string, string[]> {
  const wanted = new Map<string, string[]>();
  for (const part of columns.split(';').filter((each) => each !== '' && !each.startsWith('never='))) {
    const [role = '', names = ''] = part.split('=');
    const plain = role.replace(/\d$/, '').replace('rendering', 'provider');
    wanted.set(plain, [...(wanted.get(plain) ?? []), ...names.replaceAll('\\n', '\n').split(',')]);
  }
  return wanted;
}

function layoutOf(header: string, written: string, reads: readonly Role[]): Layout | RvuError {
  const delimiter = written === '\\t' ? '\t' : written;
  const cells = header
    .split(written)
    .map((cell) => cell.replaceAll('\\n', '\n').replace(/^"|"$/g, ''))
    .map((cell) => Buffer.from(cell).toString('latin1'));
  try {
    return readLayout(cells, { delimiter, newline: '\n', line: 1 }, {}, reads);
  } catch (error) {
    if (error instanceof RvuError) return error;
    throw error;
  }
}

const columnsOf = ({ roles, names }: Layout, role: Role): string[] =>
  (roles.get(role) ?? []).map((column) => names[column] ?? '');

const pricingOf = (layout: Layout): object =>
  Object.fromEntries(PRICING.map((role) => [role, columnsOf(layout, role)]));

const wantedPricing = (columns: string): object => {
  const wanted = wantedOf(columns);
  return Object.fromEntries(PRICING.map((role) => [role, wanted.get(role) ?? []]));
};

describe.each(READS)('headers as rvu %s reads them', (command, reads) => {
  it.each(lines(resolve(CASES, 'headers.tsv')))(
    '%s',
    (name, source, delimiter = ',', header = '', columns = '', judgment = '') => {
      expect(source).not.toBe('');
      expect(['price', 'stop']).toContain(judgment);
      const layout = layoutOf(header, delimiter, reads);
      if (judgment === 'stop') {
        expect(layout, name).toBeInstanceOf(RvuError);
        expect((layout as RvuError).hint).toMatch(/--[a-z-]+-column/);
        return;
      }
      if (layout instanceof RvuError) throw layout;
      expect(detectDelimiter(header)).toBe(delimiter);
      expect(pricingOf(layout)).toEqual(wantedPricing(columns));
      if (command !== 'claim') return;
      for (const role of ['claim', 'lineNumber', 'patient', 'provider', 'billing'] as const) {
        const wanted = wantedOf(columns).get(role);
        if (wanted) expect(columnsOf(layout, role)).toEqual(wanted);
      }
    },
  );

  it.runIf(existsSync(SHARED))('real layouts of practice systems, payers, CMS and data models', () => {
    const wrong: string[] = [];
    for (const [id = '', , , delimiter = ',', header = '', columns = '', note = ''] of lines(SHARED)) {
      const layout = layoutOf(header, delimiter, reads);
      const judgment = note.split(/[: ]/)[0];
      if (layout instanceof RvuError) {
        // Only what is to be asked or refused may stop a run.
        if (judgment !== 'ASK' && judgment !== 'REFUSE') wrong.push(`${id}: ${layout.message}`);
      } else if (judgment === 'REFUSE') wrong.push(`${id}: is not refused`);
      else if (JSON.stringify(pricingOf(layout)) !== JSON.stringify(wantedPricing(columns)))
        wrong.push(`${id}: ${JSON.stringify(pricingOf(layout))}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('names that only look like a role', () => {
  it.each(lines(resolve(CASES, 'header-lookalikes.tsv')))('%s: %s', (role, name = '') => {
    const layout = layoutOf(`CPT|${name}`, '|', CLAIM_ROLES);
    if (layout instanceof RvuError) throw layout;
    expect(columnsOf(layout, role as Role)).toEqual(role === 'code' ? ['CPT'] : []);
    expect(columnsRead(layout)?.not_read).toEqual([name]);
  });
});

describe('what is said about columns', () => {
  const said = (header: string): string => {
    const layout = layoutOf(header, ',', LINE_ROLES);
    if (layout instanceof RvuError) throw layout;
    return columnsSaid(layout) ?? '';
  };

  it('names each role, its column where the name differs, and what is not read', () => {
    expect(said('CPT Code,Mod 1,Mod 2,Units,DOS,Insurer')).toBe(
      'columns read: code ("CPT Code"), modifier ("Mod 1", "Mod 2"), units, date ("DOS"); not read: "Insurer"',
    );
  });

  it('names what a column was preferred over', () => {
    expect(said('code,CPT,From Date,To DOS')).toBe(
      'columns read: code ("CPT" rather than "code"), date ("From Date" rather than "To DOS"); not read: "code", "To DOS"',
    );
  });

  it('names columns that an earlier run has added, and which of them a reader may take', () => {
    const again = (header: string): string | null => {
      const layout = layoutOf(header, ',', LINE_ROLES);
      if (layout instanceof RvuError) throw layout;
      return repeatedSaid(layout, ['rvu_work', 'rvu_pe', 'rvu_mp', 'rvu_allowed', 'rvu_error']);
    };
    expect(again('code,RVU_Allowed,rvu_error')).toBe(
      'the file already has "rvu_allowed", "rvu_error", as if it had been priced before: old columns are kept, and new ones of the same names follow at the end. A program that looks for rvu_allowed may read the old one, so remove these columns first',
    );
    expect(again('code,rvu_work,rvu_pe,rvu_mp,rvu_allowed')).toMatch(
      /^the file already has "rvu_work", "rvu_pe", "rvu_mp", 1 more, as/,
    );
    expect(again('code,units,my_rvu_work')).toBeNull();
  });

  it('tells how to name a column or pass it by', () => {
    const error = layoutOf('CPT,Qty Performed', ',', LINE_ROLES) as RvuError;
    expect(error.message).toBe('A column is not known and could change the price: "Qty Performed" (units).');
    expect(error.hint).toBe(
      'Name it: --units-column "Qty Performed"; or leave it unread: --ignore-column "Qty Performed".',
    );
  });

  it('names every column of modifiers once, and one column for a role that only one can have', () => {
    const modifiers = layoutOf('CPT,Mod 1,Alt Modifier,Other Modifier', ',', LINE_ROLES) as RvuError;
    expect(modifiers.hint).toMatch(
      /^Name them: --modifier-column "Mod 1" --modifier-column "Alt Modifier" --modifier-column "Other Modifier"; or/,
    );
    const settings = layoutOf('CPT,Patient Class,IP/OP', ',', LINE_ROLES) as RvuError;
    expect(settings.hint).toBe(
      'Name them: --setting-column "Patient Class"; or leave them unread: --ignore-column "Patient Class" --ignore-column "IP/OP".',
    );
  });

  it('shows no name where one may be data, and none that is cut short as if it were whole', () => {
    const error = layoutOf('CPT,Mod 1,12/3/1980,Alt Modifier', ',', LINE_ROLES) as RvuError;
    expect(error.message).toBe('A column is not known and could change the price: column 4 (modifier).');
    expect(error.hint).toBe(
      'Name it: --modifier-column NAME --modifier-column NAME; or leave it unread: --ignore-column NAME, where NAME is its name in the header.',
    );
    const long = layoutOf(`CPT,Quantity ${'of what was done '.repeat(5)}`, ',', LINE_ROLES) as RvuError;
    expect(long.hint).toBe(
      'Name it: --units-column NAME; or leave it unread: --ignore-column NAME, where NAME is its name in the header.',
    );
    const rates = layoutOf('HCPCS,12/3/1980,wRVU', ',', LINE_ROLES) as RvuError;
    expect([rates.message, rates.hint]).toEqual([
      expect.stringMatching(/not of services: see column 3\.$/),
      expect.stringMatching(/--ignore-column NAME, where NAME is its name in the header\.$/),
    ]);
  });
});
