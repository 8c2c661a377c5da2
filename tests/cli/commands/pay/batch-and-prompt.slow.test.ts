import { describe, expect, it } from 'vitest';
import { batch, readTable } from '../../batch/support.js';
import { cli } from '../../harness.js';

/**
 * A row of a batch gets the answer that its cells get as options at the prompt, for every kind of line, with
 * its amounts, notices and refusals. [kind, cells, options of the whole run, allowed amount or code of the
 * refusal]
 */
type Cells = Readonly<Record<string, string>>;
type Kind = readonly [kind: string, cells: Cells, options: readonly string[], outcome: string];

const OFFICE = { pos: '11', locality: 'CA-05' };
const HOSPITAL = { pos: '22', locality: 'CA-05' };

const KINDS: readonly Kind[] = [
  // Priced from the row alone
  ['a session', { code: '90853', ...OFFICE }, [], '35.48'],
  ['an office visit', { code: '99213', ...OFFICE }, [], ''],
  ['the same in a facility', { code: '99213', ...HOSPITAL }, [], ''],
  ['a nation-wide price', { code: '99213', pos: '11' }, [], '95.19'],
  ['a setting instead of a place of service', { code: '99213', setting: 'facility' }, [], '57.45'],
  ['a ZIP code', { code: '99213', pos: '11', zip: '94110' }, [], ''],
  ['a county', { code: '99213', pos: '11', county: 'Alameda, CA' }, [], ''],
  ['a state of one locality', { code: '99213', pos: '11', state: 'OH' }, [], ''],
  ['several units', { code: '90834', units: '3', ...OFFICE }, [], ''],
  ['a lower-case code', { code: 'g0101', ...OFFICE }, [], ''],
  ['an informational modifier', { code: '99213', modifier: '25', ...OFFICE }, [], ''],
  ['a test as a whole, capped', { code: '70496', ...OFFICE }, [], ''],
  ['its professional part', { code: '70496', modifier: '26', ...OFFICE }, [], ''],
  ['its technical part, capped', { code: '70496', modifier: 'TC', ...OFFICE }, [], ''],
  ['a discontinued colonoscopy', { code: '45378', modifier: '53', ...OFFICE }, [], ''],
  ['a service rarely done in an office', { code: '27447', ...OFFICE }, [], ''],
  ['QP', { code: '99213', ...OFFICE }, ['--qp'], ''],
  ['no work GPCI floor', { code: '99213', pos: '11', locality: 'AL-00' }, ['--no-floor'], '87.27'],
  [
    'own GPCIs and conversion factor',
    { code: '99213', pos: '11' },
    ['--gpci', '1.1,1.2,0.4', '--cf', '32.35'],
    '',
  ],
  // Rules of one line
  ['22 at a percentage', { code: '27447', modifier: '22', ...HOSPITAL }, ['--percent-22', '120'], ''],
  ['52 at a percentage', { code: '27447', modifier: '52', ...HOSPITAL }, ['--percent-52', '50'], ''],
  ['bilateral, at 150%', { code: '20610', modifier: '50', ...HOSPITAL }, [], ''],
  ['bilateral, in full on each side', { code: '70120', modifier: '50', ...OFFICE }, [], ''],
  ['the surgery only', { code: '27447', modifier: '54', ...HOSPITAL }, [], ''],
  ['care after surgery, shared', { code: '27447', modifier: '55', care_days: '30', ...HOSPITAL }, [], ''],
  ['care before surgery', { code: '27447', modifier: '56', ...HOSPITAL }, [], 'E_MODIFIER_NOT_PAID'],
  ['two surgeons', { code: '27447', modifier: '62', ...HOSPITAL }, [], ''],
  ['an assistant surgeon', { code: '27447', modifier: '80', ...HOSPITAL }, [], ''],
  [
    'an assistant who is not a physician',
    { code: '27447', modifier: 'AS', provider_type: 'PA', ...HOSPITAL },
    [],
    '',
  ],
  ['back to the operating room', { code: '27447', modifier: '78', ...HOSPITAL }, [], ''],
  ['old equipment', { code: '71046', modifier: 'FX', ...OFFICE }, [], ''],
  ['computed radiography', { code: '71046', modifier: 'FY', ...OFFICE }, [], ''],
  ['an old scanner', { code: '70450', modifier: 'CT', ...OFFICE }, [], ''],
  ['a therapy assistant', { code: '97110', modifier: 'GP CQ', ...OFFICE }, [], ''],
  ['a nurse practitioner', { code: '99213', provider_type: 'NP', ...OFFICE }, [], ''],
  ['a charge below the fee', { code: '99213', charge: '50', ...OFFICE }, [], '50.00'],
  ['a charge above the fee', { code: '99213', charge: '$1,000.00', ...OFFICE }, [], ''],
  ['no participation', { code: '99213', ...OFFICE }, ['--nonpar'], ''],
  ['no assignment', { code: '99213', charge: '500', ...OFFICE }, ['--unassigned'], ''],
  // Rules across units
  ['units of therapy', { code: '97110', units: '3', modifier: 'GP', ...OFFICE }, [], ''],
  ['units of surgery', { code: '11300', units: '3', ...OFFICE }, [], ''],
  ['units of endoscopy', { code: '45385', units: '2', ...HOSPITAL }, [], ''],
  ['units of imaging', { code: '70553', units: '2', ...OFFICE }, [], ''],
  ['units of a heart test', { code: '93306', units: '2', ...OFFICE }, [], ''],
  ['units of an eye test', { code: '92250', units: '2', ...OFFICE }, [], ''],
  ['paid only alone (status T)', { code: '36591', ...OFFICE }, [], ''],
  [
    'another reading of the rules',
    { code: '11300', units: '3', ...OFFICE },
    ['--reading', 'surgery-units=line'],
    '',
  ],
  // Anesthesia
  ['anesthesia by a physician', { code: '00100', modifier: 'AA', minutes: '60', ...HOSPITAL }, [], ''],
  ['anesthesia, medically directed', { code: '00100', modifier: 'QK', minutes: '47', ...HOSPITAL }, [], ''],
  [
    'anesthesia by a nurse',
    { code: '00100', modifier: 'QZ', minutes: '95', provider_type: 'CRNA', ...HOSPITAL },
    [],
    '',
  ],
  ['anesthesia, supervised', { code: '00100', modifier: 'AD', minutes: '60', ...HOSPITAL }, [], ''],
  // Refusals
  ['an unknown code', { code: '99999', ...OFFICE }, [], 'E_CODE_UNKNOWN'],
  ['something that is not a code', { code: '9085', ...OFFICE }, [], 'E_CODE_INVALID'],
  ['bundled', { code: '20930', ...OFFICE }, [], 'E_NOT_PRICED_STATUS_B'],
  ['priced by the contractor', { code: '0054T', ...OFFICE }, [], 'E_NOT_PRICED_STATUS_C'],
  ['excluded by law', { code: '90296', ...OFFICE }, [], 'E_NOT_PRICED_STATUS_E'],
  ['not valid for Medicare', { code: '0001F', ...OFFICE }, [], 'E_NOT_PRICED_STATUS_I'],
  ['a measure', { code: '0500F', ...OFFICE }, [], 'E_NOT_PRICED_STATUS_M'],
  ['not covered', { code: '0469T', ...OFFICE }, [], 'E_NOT_PRICED_STATUS_N'],
  ['restricted', { code: 'D0120', ...OFFICE }, [], 'E_NOT_PRICED_STATUS_R'],
  ['not paid in a facility', { code: '97110', ...HOSPITAL }, [], 'E_NA_FACILITY'],
  ['the same, priced anyway', { code: '97110', ...HOSPITAL }, ['--allow-na'], ''],
  [
    'a modifier that does not fit',
    { code: '99213', modifier: 'TC', ...OFFICE },
    [],
    'E_MODIFIER_NOT_ALLOWED',
  ],
  ['an unknown modifier', { code: '99213', modifier: 'ZZ', ...OFFICE }, [], 'E_MODIFIER_UNKNOWN'],
  ['an illegible modifier', { code: '70553', modifier: 'ABC', ...OFFICE }, [], 'E_MODIFIER_INVALID'],
  [
    'two modifiers that contradict each other',
    { code: '70553', modifier: '26 TC', ...OFFICE },
    [],
    'E_MODIFIER_CONFLICT',
  ],
  ['a code that needs a modifier', { code: '86153', ...OFFICE }, [], 'E_MODIFIER_REQUIRED'],
  ['paid only by the patient', { code: '99213', modifier: 'GY', ...OFFICE }, [], 'E_MODIFIER_NONCOVERED'],
  ['by report', { code: '27447', modifier: '53', ...HOSPITAL }, [], 'E_BY_REPORT'],
  ['anesthesia without a modifier', { code: '00100', minutes: '60', ...HOSPITAL }, [], 'E_MODIFIER_REQUIRED'],
  ['anesthesia without its time', { code: '00100', modifier: 'AA', ...HOSPITAL }, [], 'E_MINUTES_MISSING'],
];

/** Columns whose value is a prompt option under a different name, or has no option. */
const optionOf = (column: string): string => `--${column.replace('_', '-')}`;

function promptArgs(cells: Cells, options: readonly string[]): string[] {
  const { code = '', modifier = '', ...rest } = cells;
  const service = [code, ...modifier.split(' ').filter(Boolean)].join('-');
  const given = Object.entries(rest).flatMap(([column, cell]) => [optionOf(column), cell]);
  return ['pay', service, ...given, '--strict', ...options];
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** The same row as a program writes it, twice, and in quotes: each takes its own path through the batch. */
function tableOf(cells: Cells): string {
  const head = Object.keys(cells).join();
  const plain = Object.values(cells)
    .map((cell) => (cell.includes(',') ? quoted(cell) : cell))
    .join();
  return `${[head, plain, plain, Object.values(cells).map(quoted).join()].join('\n')}\n`;
}

interface Notice {
  readonly code: string;
  readonly message: string;
}

interface Answer {
  readonly result?: { readonly allowed: number; readonly notices: readonly Notice[] };
  readonly error?: { readonly code: string; readonly message: string };
}

/**
 * A difference: a cell of a file that does not look like a modifier is named by its column, since it may be a
 * patient's; what was typed at the prompt is repeated.
 */
const asInFile = (text: string): string => text.replace('"ABC"', 'The cell in column 2');

/**
 * The only other difference: the prompt says which locality a ZIP code or county is in, while a row has that in
 * rvu_locality.
 */
function placeNotice({ result }: Answer): string {
  return result?.notices.find(({ code }) => code === 'N_PLACE')?.message ?? '';
}

function asRowOfFile(answer: Answer): Answer {
  const { result, error } = answer;
  if (error) return { error: { ...error, message: asInFile(error.message) } };
  if (!result) return answer;
  return { result: { ...result, notices: result.notices.filter(({ code }) => code !== 'N_PLACE') } };
}

async function jsonAtPrompt(args: readonly string[]): Promise<Answer> {
  const { results, errors } = JSON.parse((await cli([...args, '--json', '--explain'])).stdout) as {
    results: readonly NonNullable<Answer['result']>[];
    errors: readonly NonNullable<Answer['error']>[];
  };
  expect(results.length + errors.length).toBe(1);
  return { ...(results[0] ? { result: results[0] } : {}), ...(errors[0] ? { error: errors[0] } : {}) };
}

describe.each(KINDS)('%s', (_, cells, options, outcome) => {
  const args = promptArgs(cells, options);
  const stdin = tableOf(cells);

  it('is the same as JSON: figures, rules, shares, notices, trace or refusal', async () => {
    const alone = await jsonAtPrompt(args);
    const { stdout } = await cli(['pay', '--ndjson', '--explain', ...options], { stdin });
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer & { line: number; input: Cells });
    expect(rows.map(({ line, input, ...answer }) => answer)).toEqual(Array(3).fill(asRowOfFile(alone)));
    expect(placeNotice(alone) !== '').toBe('zip' in cells || 'county' in cells);
    const said = alone.error?.code ?? alone.result?.allowed.toFixed(2);
    if (outcome !== '') expect(said).toBe(outcome);
    else expect(said).toMatch(/^[\d.]+$/);
  });

  it('is the same as CSV', async () => {
    const { bytes } = await cli([...args, '--csv']);
    const { head, rows } = readTable(bytes);
    const { table, column } = await batch(stdin, ['pay', ...options]);
    const added = table.head.filter((name) => name.startsWith('rvu_'));
    expect(head).toEqual(expect.arrayContaining(added));
    for (const name of added) {
      const alone = asInFile(rows[0]?.[head.indexOf(name)] ?? '').replace(
        /^(ZIP code|Alameda).* is in [^)]*\)\.$/,
        '',
      );
      expect([name, ...column(name)]).toEqual([name, alone, alone, alone]);
    }
  });
});

it('covers a price, and a refusal with every code that rvu pay uses to refuse a single service', () => {
  const outcomes = new Set(KINDS.map(([, , , outcome]) => outcome).filter((text) => text.startsWith('E_')));
  expect(outcomes.size).toBeGreaterThan(16);
});
