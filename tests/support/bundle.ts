import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseScaled } from '../../src/core/number/decimal.js';
import { priceRow } from '../../src/core/price/price.js';
import type { RowOutcome, RowPrice } from '../../src/core/price/priced.js';
import { type PricingChoices, termsFor } from '../../src/core/price/terms.js';
import type { FeeRow, Setting } from '../../src/core/release/fee-row.js';
import type { FeeSchedule } from '../../src/core/release/fee-schedule.js';
import type { Locality } from '../../src/core/release/locality.js';
import { openSchedule } from '../../src/data/bundle/schedule.js';

/** The package's data folder. */
export const DATA_DIR = resolve(import.meta.dirname, '../../data');

/** The release whose published figures the tests know, whatever else is bundled later. */
export const schedule: FeeSchedule = openSchedule({ release: 'RVU26A', dataDir: DATA_DIR, inMemory: true });
export const { release, rules } = schedule;

/** The row of "45378-53"; throws if there is none, so that a test cannot pass without it. */
export function rowOf(name: string, qp = false, from: FeeSchedule = schedule): FeeRow {
  const [code = '', modifier = ''] = name.split('-');
  const row = from.row(code, modifier, qp);
  if (!row) throw new Error(`${name} is not in ${from.release.id}`);
  return row;
}

export function localityOf(key: string, from: FeeSchedule = schedule): Locality {
  const locality = from.localities().find((place) => place.key === key);
  if (!locality) throw new Error(`${key} is not in ${from.release.id}`);
  return locality;
}

interface PriceChoices extends PricingChoices {
  readonly setting?: Setting;
  readonly locality?: Locality | null;
  readonly units?: number;
}

/** Prices "99213", nationally and outside a facility unless told otherwise. */
export function outcomeOf(service: string | FeeRow, choices: PriceChoices = {}): RowOutcome {
  const { setting = 'nonfacility', locality = null, units = 1, ...pricing } = choices;
  const row = typeof service === 'string' ? rowOf(service, pricing.qp) : service;
  return priceRow(row, termsFor(release, setting, locality, pricing), units, rules);
}

export function priceOf(service: string | FeeRow, choices: PriceChoices = {}): RowPrice {
  const outcome = outcomeOf(service, choices);
  if (!outcome.ok) throw new Error(`${outcome.service}: ${outcome.message}`);
  return outcome;
}

export function cents(text: string): number {
  const units = parseScaled(text, 2);
  if (units === null) throw new Error(`"${text}" is not an amount`);
  return units;
}

/** Lines of a bundled file as plain text cells by column: how the tests read data independently of the program. */
export function bundledCells(name: string): Record<string, string>[] {
  const separator = name.endsWith('.tsv') ? '\t' : ',';
  const [header = '', ...lines] = readFileSync(join(DATA_DIR, name), 'utf8').trimEnd().split('\n');
  const columns = header.split(separator);
  return lines.map((line) => {
    const cells = line.split(separator);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}
