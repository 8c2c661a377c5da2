import { parseScaled } from '../../core/number/decimal.js';
import { PERCENT_SCALE } from '../../core/number/percent.js';
import type { ModifierRule } from '../../core/release/rules.js';
import type { Cell } from '../../core/warehouse/table.js';
import type { RatesFile } from '../bundle/rates-file.js';
import { ENDED_CODES } from '../bundle/rule-tables.js';
import { CONTENT_FILES } from '../content/files.js';
import { PAST_FILES } from '../past/past-file.js';
import type { DataFiles } from '../sealed/data-files.js';

interface Listed<T> {
  readonly values: readonly T[];
}

/** Whole rule tables as rows, in their order; the engine asks for one entry at a time. */
export function modifierRows(files: DataFiles): Cell[][] {
  const { values } = files.json<Listed<ModifierRule>>('rules/modifiers.json');
  return values.map(({ code, kind, meaning, from, source }) => [code, kind, meaning, from ?? null, source]);
}

export function percentageRows(files: DataFiles): Cell[][] {
  const { values } = files.json<RatesFile>('rules/rates.json');
  return values.flatMap(({ id, periods }) =>
    periods.map(({ percent, from, through, source }) => [
      ...[id, parseScaled(percent, PERCENT_SCALE), from, through, source],
    ]),
  );
}

/** The first cells of the lines of a table in a file. */
function firstCells(files: DataFiles, name: string): string[] {
  const lines = files.data(name).whole().toString('latin1').trimEnd().split('\n');
  return lines.map((line) => line.slice(0, line.indexOf('\t')));
}

const CODE = /^[A-Z0-9]{5}$/;

/** Every code that the bundle knows anything about, sorted: rows of any release, ended codes, codes with names. */
export function knownCodes(files: DataFiles): string[] {
  const names = [PAST_FILES.rows, ENDED_CODES, CONTENT_FILES.names, CONTENT_FILES.elsewhere];
  const codes = names.flatMap((name) => firstCells(files, name));
  return [...new Set(codes)].filter((code) => CODE.test(code)).sort();
}
