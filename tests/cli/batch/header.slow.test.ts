import { describe, expect, it } from 'vitest';
import { batch } from './support.js';

/** For each role a table whose answer depends on it; the role's column goes where the name is inserted. */
interface RoleCase {
  readonly names: readonly string[];
  readonly table: (name: string) => string;
  readonly allowed: string;
}

const ROLES: Readonly<Record<string, RoleCase>> = {
  code: {
    names: [
      'code',
      'hcpcs',
      'cpt',
      'HCPCS Code',
      'cpt_code',
      'CPT/HCPCS',
      'HCPCS/CPT',
      'CPT/HCPCS code',
      'hcpcs_cpt_code',
      'Procedure Code',
      'PROC_CODE',
      'procedure',
      'proc',
      'procedure-cd',
      'HCPCS_CD',
      'Service Code',
    ],
    table: (name) => `${name},id\n70553,x\n`,
    allowed: '316.97',
  },
  modifier: {
    names: [
      'modifier',
      'Modifiers',
      'mod',
      'MODS',
      'Modifier 1',
      'modifier_2',
      'modifier3',
      'MODIFIER 4',
      'mod1',
      'Mod 2',
      'mod_3',
      'mod-4',
      'Modifier Code',
      'HCPCS Modifier',
    ],
    table: (name) => `code,${name}\n70553,26\n`,
    allowed: '105.21',
  },
  units: {
    names: [
      'units',
      'Unit',
      'QTY',
      'quantity',
      'Units of Service',
      'service_units',
      'SRVC_CNT',
      'unit count',
    ],
    table: (name) => `code,${name}\n90853,2\n`,
    allowed: '60.78',
  },
  pos: {
    names: ['pos', 'Place of Service', 'place_of_service_code', 'POS Code', 'Place Of Svc', 'PLC_SRVC'],
    table: (name) => `code,${name}\n90853,22\n`,
    allowed: '24.38',
  },
  setting: {
    names: ['setting', 'Facility Setting', 'site_setting', 'Facility/Nonfacility', 'facility/non-facility'],
    table: (name) => `code,${name}\n90853,facility\n`,
    allowed: '24.38',
  },
  locality: {
    names: [
      'locality',
      'Locality Code',
      'LOCALITY_NUMBER',
      'locality no',
      'Medicare Locality',
      'loc',
      'locality-key',
    ],
    table: (name) => `code,${name}\n90853,0111205\n`,
    allowed: '35.48',
  },
  mac: {
    names: [
      'mac',
      'Medicare Carrier',
      'contractor',
      'MAC Number',
      'mac_code',
      'Carrier Number',
      'CONTRACTOR NUMBER',
      'carrier_code',
    ],
    table: (name) => `code,locality,${name}\n90853,05,01112\n`,
    allowed: '35.48',
  },
  state: {
    names: ['state', 'State Code', 'STATE_ABBREVIATION', 'provider state'],
    table: (name) => `code,locality,${name}\n90853,05,nm\n`,
    allowed: '29.82',
  },
};

const spellings = Object.entries(ROLES).flatMap(([role, { names, table, allowed }]) =>
  names.map((name) => ({ role, name, table: table(name), allowed })),
);

it.each(spellings)('knows "$name" as the $role', async ({ table, allowed }) => {
  const { column, code } = await batch(table);
  expect(column('rvu_allowed')).toEqual([allowed]);
  expect(code).toBe(0);
});

describe.each(Object.entries(ROLES))('--%s-column', (role, { table, allowed }) => {
  it('can name any column, in any letter case', async () => {
    const { column } = await batch(table('Odd: name #7'), ['pay', `--${role}-column`, 'odd: NAME #7']);
    expect(column('rvu_allowed')).toEqual([allowed]);
  });

  it('overrides a column with a usual name', async () => {
    const [usual = ''] = ROLES[role]?.names ?? [];
    const [head = '', row = ''] = table('picked').split('\n');
    const { column } = await batch(`${head},${usual}\n${row},zz\n`, ['pay', `--${role}-column`, 'picked']);
    expect(column('rvu_allowed')).toEqual([allowed]);
  });

  it('refuses a column that does not exist, and lists those that do', async () => {
    const { code, stderr } = await batch('code,b\n90853,1\n', ['pay', `--${role}-column`, 'zebra']);
    expect(code).toBe(2);
    expect(stderr).toContain(`E_COLUMN_UNKNOWN: --${role}-column`);
    expect(stderr).toContain('code, b');
  });

  it('refuses two usual names, except for modifiers', async () => {
    const [, first = '', second = ''] = ROLES[role]?.names ?? [];
    const { code, stderr } = await batch(
      `id,code,${first},${second}\n1,90853,1,1\n`.replace('code,hcpcs', 'hcpcs'),
    );
    if (role === 'modifier') expect(stderr).not.toContain('E_COLUMN_AMBIGUOUS');
    else expect([code, stderr]).toEqual([2, expect.stringMatching(/E_COLUMN_AMBIGUOUS.*--\w+-column/)]);
  });
});

it('tells column names in other scripts apart', async () => {
  const { column } = await batch('备注,编码\nxx,90853\n', ['pay', '--code-column', '编码']);
  expect(column('rvu_allowed')).toEqual(['30.39']);
});

it('takes up to four modifier columns together', async () => {
  const { errors, column } = await batch(
    'code,mod1,mod2,mod3,mod4\n70553,,,,26\n70553,TC,,,\n70553,26,LT,59,\n70553,26,TC,,\n',
  );
  // LT and 59 are informational here, so the third row has the same answer as the first.
  expect(column('rvu_allowed')).toEqual(['105.21', '211.76', '105.21', '']);
  expect(errors).toEqual(['', '', '', 'E_MODIFIER_CONFLICT']);
});

describe('a bare list', () => {
  it.each(['90853', 'g0101', '70553-26', '70553 TC', '00100'])('may begin with %s', async (first) => {
    const { table } = await batch(`${first}\n99213\n`);
    expect(table.head[0]).toBe('code');
    expect(table.rows.map(([cell]) => cell)).toEqual([first, '99213']);
  });

  it('is one column, and each line a record', async () => {
    const { column, errors, code } = await batch('90853\n70553 26\n99999\n27447\n', ['pay', '--pos', '21']);
    expect(column('rvu_allowed')).toEqual(['24.38', '105.21', '', '1159.35']);
    expect(errors).toEqual(['', '', 'E_CODE_UNKNOWN', '']);
    expect(code).toBe(1);
  });

  it.each(['hello', 'abc', 'a,b', '90853,26'])('cannot begin with "%s"', async (first) => {
    const { code, stderr, stdout } = await batch(`${first}\n90853\n`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('E_COLUMN_MISSING');
    expect(stderr).toContain('--code-column');
  });
});

describe('what stands above a header', () => {
  const said = /columns read: code \("CPT Code"\), units/;

  it('may be a title, a practice and blank lines, which are left out and said', async () => {
    const title = 'Charges of January 2026,,\n"Printed, again",,\n\n,,\n';
    const { table, column, stderr, code } = await batch(`${title}CPT Code,Units,Note\n90853,2,a\n`);
    expect(table.head.slice(0, 3)).toEqual(['CPT Code', 'Units', 'Note']);
    expect(column('rvu_allowed')).toEqual(['60.78']);
    expect(stderr).toMatch(said);
    expect(stderr).toContain('3 lines above the header left out');
    expect(code).toBe(0);
  });

  it('is numbered, so that a refused row is named by its line', async () => {
    const { column } = await batch('A title\n\nCPT Code,Units\n90853,1\n90853\n');
    expect(column('rvu_error')[1]).toContain('Line 5');
  });

  it("may be Excel's line with the delimiter, which stays", async () => {
    const { stdout } = await batch('sep=;\r\nCPT Code;Units\r\n90853;2\r\n');
    const [first = '', second = '', third = ''] = stdout.split('\r\n');
    expect(first).toBe('sep=;');
    expect(second).toMatch(/^CPT Code;Units;rvu_work;/);
    expect(third).toContain(';60.78;');
  });

  it('does not hide that no line names a code', async () => {
    const { code, stderr } = await batch('A title\nname,amount\nx,1\n');
    expect([code, stderr]).toEqual([2, expect.stringContaining('E_COLUMN_MISSING: Line 1')]);
  });
});

it.each([
  [['claim', '-'], 'claim_id,code,volume\n1,99213,3\n', 'for rvu pay'],
  [['pay'], 'code,volume,charge\n99213,3,100\n', 'no single charge'],
])('refuses a volume for %s', async (command, input, why) => {
  const { code, stderr } = await batch(input, command);
  expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
});

it('reads volumes with separators of thousands', async () => {
  const { column } = await batch('code,volume\n90853,"1,000"\n90853,"1,000,000"\n90853,"1,0000"\n');
  const [thousand = '', million = ''] = column('rvu_allowed');
  expect([Number(thousand) / 1_000, Number(million) / 1_000_000]).toEqual([30.39, 30.39]);
  expect(column('rvu_error')[2]).toContain('E_COUNT_INVALID');
});

it('divides cells at bars', async () => {
  const { stdout } = await batch('CPT Code|Units\n90853|2\n');
  expect(stdout).toMatch(/^CPT Code\|Units\|rvu_work\|.*\n90853\|2\|.*\|60\.78\|/);
});

it('takes any number of modifier columns, and the one named besides', async () => {
  const table = 'code,m1,m2,m3,m4,m5,Alt Modifier\n70553,,,,,,26\n';
  const stopped = await batch(table);
  expect([stopped.code, stopped.stderr]).toEqual([2, expect.stringContaining('E_COLUMN_UNCLEAR')]);
  const named = ['m5', 'Alt Modifier'].flatMap((name) => ['--modifier-column', name]);
  expect((await batch(table, ['pay', ...named])).column('rvu_allowed')).toEqual(['105.21']);
  const ignored = await batch(table, ['pay', '--ignore-column', 'alt modifier']);
  expect(ignored.column('rvu_allowed')).toEqual(['316.97']);
  expect(ignored.stderr).toContain('not read: "Alt Modifier"');
});
