import { formatDollars, formatScaled } from '../../core/decimal.js';
import { rowName } from '../../core/fee-row.js';
import type { SourceFile } from '../../core/fee-schedule.js';
import { localityLabel } from '../../core/locality.js';
import type { Price } from '../../core/priced.js';
import { GIVEN } from '../../core/trace.js';
import type { Paint } from './paint.js';
import { wrap } from './text.js';

const WIDTH = 80;

/** The files behind the figures of a price. */
function filesOf({ terms, trace }: Price): readonly SourceFile[] {
  return terms.release.sources.filter((source) => trace.some((step) => step.source.includes(source.name)));
}

/** "[1][2]": the files that a step's figures are from; "[given]" for figures of the caller. */
function marks(source: string, files: readonly SourceFile[]): string {
  const numbers = files.flatMap((file, i) => (source.includes(file.name) ? [`[${i + 1}]`] : []));
  return numbers.join('') + (source.endsWith(GIVEN) ? '[given]' : '');
}

function stepLines(price: Price, files: readonly SourceFile[]): string[] {
  const formulaWidth = Math.max(...price.trace.map((step) => step.formula.length));
  const nameWidth = Math.max(...price.trace.map((step) => step.name.length));
  const results = price.trace.map(({ value }) => formatScaled(value.units, value.scale));
  const resultWidth = Math.max(...results.map((result) => result.length));
  return price.trace.map(({ name, formula, source }, i) => {
    const result = `= ${(results[i] ?? '').padEnd(resultWidth)}`;
    return `  ${name.padEnd(nameWidth)}  ${formula.padEnd(formulaWidth)}  ${result} ${marks(source, files)}`.trimEnd();
  });
}

/** Each file with its hash, so that anyone can check the figures. */
function sourceLines(files: readonly SourceFile[]): string[] {
  return files.flatMap((file, i) => [`  [${i + 1}] ${file.name}`, `      SHA-256 ${file.sha256}`]);
}

function rules(price: Price): string {
  const distinct = new Set(price.trace.map((step) => step.source).filter((source) => /§|CFR/.test(source)));
  return [...distinct].join('; ');
}

function placeText({ trace, terms }: Price): string {
  if (terms.locality) return localityLabel(terms.locality);
  return trace[0]?.source.endsWith(GIVEN) ? 'GPCIs as given' : 'national: GPCI 1.000';
}

/** A price's arithmetic, term by term, so that a person can redo it by hand. */
export function explainPrice(price: Price, paint: Paint): string {
  const { terms } = price;
  const files = filesOf(price);
  const setting = terms.setting === 'facility' ? 'facility' : 'non-facility';
  const head = wrap(`${rowName(price.row)}, ${setting}, ${placeText(price)}`, WIDTH);
  const notes = price.notices.map((notice) => wrap(`Note: ${notice.message}`, WIDTH));
  return `${[
    paint.bold(head),
    ...stepLines(price, files),
    paint.bold(`  Allowed: ${formatDollars(price.allowed)}`),
    ...notes,
    `Sources (CMS ${terms.release.id}, released ${terms.release.released ?? 'on an unstated date'})`,
    ...sourceLines(files),
    `  ${wrap(`Rule: ${rules(price)}`, WIDTH - 2, '    ')}`,
  ].join('\n')}\n`;
}
