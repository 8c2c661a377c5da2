import { simpleClaim } from '../../core/claim/simple.js';
import type { LineText } from '../../support/claims.js';
import { readTable } from '../csv.js';
import { type Answer, DETAIL, type Trial } from '../trial.js';
import { batchOutput } from './shown.js';

type Cells = Readonly<Record<string, string>>;

/** Forms of the cells that the second implementation reads; it checks none of them. */
const FORMS: Readonly<Record<string, RegExp>> = {
  code: /^[A-Z\d]{5}$/,
  modifiers: /^([A-Z\d]{2}( |$))*$/,
  units: /^[1-9]$/,
  setting: /^(facility|nonfacility)$/,
  locality: /^(\d{7})?$/,
  // Days of the release that answers without a date
  date: /^2026-0[1-3]-\d\d$/,
  provider: /^[AB]$/,
  charge: /^(\d+\.\d\d)?$/,
  care_days: /^\d{0,2}$/,
  provider_type: /^[A-Z]{0,3}$/,
};

const isReadable = (cells: Cells): boolean =>
  Object.entries(FORMS).every(([name, form]) => form.test(cells[name] ?? ''));

const places = new Map<string, NonNullable<LineText['locality']>>();

/** The same object for the same place: the second implementation tells places apart by that, and reads only the key. */
function placeOf(key: string): NonNullable<LineText['locality']> {
  const place = places.get(key) ?? ({ key } as NonNullable<LineText['locality']>);
  places.set(key, place);
  return place;
}

function lineOf(cells: Cells, args: readonly string[]): LineText {
  const { code = '', modifiers = '', setting, locality, charge, care_days, provider_type } = cells;
  return {
    service: [code, ...modifiers.split(' ').filter(Boolean)].join('-'),
    units: Number(cells.units),
    setting: setting === 'facility' ? 'facility' : 'nonfacility',
    date: cells.date ?? '',
    provider: cells.provider ?? '',
    qp: args.includes('--qp'),
    allowNa: args.includes('--allow-na'),
    ...(locality ? { locality: placeOf(locality) } : {}),
    ...(charge ? { charge: Math.round(Number(charge) * 100) } : {}),
    ...(care_days ? { careDays: Number(care_days) } : {}),
    ...(provider_type ? { practitioner: provider_type } : {}),
  };
}

/** Amounts of the lines of a claim, cents; two sides of one procedure share theirs. */
interface Expected {
  readonly at: number;
  readonly allowed: number | null;
  readonly pairedWith: number | null;
}

function expectedOf(rows: readonly Cells[], { args }: Trial): Expected[] {
  const choices = { nonpar: args.includes('--nonpar') };
  const lines = rows.map((cells) => lineOf(cells, args));
  const claims =
    args[0] === 'pay'
      ? lines.map((_, at) => [at])
      : [...new Set(rows.map(({ claim_id }) => claim_id))].map((id) =>
          rows.flatMap((cells, at) => (cells.claim_id === id ? [at] : [])),
        );
  return claims.flatMap((claim) => {
    const answers = simpleClaim(
      claim.map((at) => lines[at] as LineText),
      choices,
    );
    return claim.map((at, i) => {
      const pair = answers[i]?.pairedWith ?? null;
      return {
        at,
        allowed: answers[i]?.allowed ?? null,
        pairedWith: pair === null ? null : (claim[pair] ?? null),
      };
    });
  });
}

/** Compares every amount with the second implementation; undefined for input that is not made for it. */
export function amountsFault(trial: Trial, answer: Answer): string | null | undefined {
  if (trial.generator !== 'priced' || trial.stdin === null) return undefined;
  const table = readTable(trial.stdin);
  const names = table?.header.cells ?? [];
  const rows = table?.records.map(({ cells }) =>
    Object.fromEntries(names.map((name, i) => [name, cells?.[i] ?? ''])),
  );
  if (!rows?.length || !rows.every(isReadable)) return undefined;
  const output = batchOutput(trial, answer);
  if (output === null || typeof output === 'string')
    return `no amounts${DETAIL}${answer.stderr.slice(0, 200)}`;
  const column = output.addedNames.indexOf('rvu_allowed');
  const paid = output.rows.map(({ added }) => added[column] ?? '');
  const centsOf = (text: string | undefined): number | null => (text ? Math.round(Number(text) * 100) : null);
  const expected = expectedOf(rows, trial);
  const ofRow = new Map(expected.map((each) => [each.at, each]));
  for (const { at, allowed, pairedWith } of expected) {
    const both = pairedWith === null ? [at] : [at, pairedWith];
    const found = both.map((row) => centsOf(paid[row]));
    const wanted = both.map((row) => ofRow.get(row)?.allowed ?? null);
    const sum = (list: readonly (number | null)[]): number =>
      list.reduce<number>((total, each) => total + (each ?? 0), 0);
    if ((found[0] === null) === (allowed === null) && sum(found) === sum(wanted)) continue;
    const line = table?.records[at]?.text ?? '';
    return `another amount${DETAIL}row ${at + 1} (${line}): ${paid[at] || output.rows[at]?.added.at(-1)} instead of ${allowed === null ? 'a refusal' : allowed / 100}`;
  }
  return null;
}
