import { noticeText } from '../../../answer/issue/remedies.js';
import { asLine } from '../../../answer/json/price.js';
import type { Price, RuleStep } from '../../../core/claim/line/line.js';
import { formatDollars, formatScaled } from '../../../core/number/decimal.js';
import type { TraceStep } from '../../../core/price/priced.js';
import { type Provenance, provenanceText } from '../../../core/price/provenance.js';
import type { SourceFile } from '../../../core/release/fee-schedule.js';
import { localityLabel } from '../../../core/release/locality.js';
import type { Paint } from '../../terminal/paint.js';
import { wrap } from '../../terminal/text.js';
import { priceName } from './line.js';

const WIDTH = 80;

const isFrom = (source: readonly Provenance[], file: SourceFile): boolean =>
  source.some((entry) => entry.kind === 'file' && entry.file === file.name);

/** The files that the figures of a price come from. */
function filesOf({ terms, trace }: Price): readonly SourceFile[] {
  return terms.release.sources.filter((file) => trace.some(({ source }) => isFrom(source, file)));
}

/** "[1][2]": the files that a step's figures are from; "[given]" for figures of the caller. */
function marks(source: readonly Provenance[], files: readonly SourceFile[]): string {
  const numbers = files.flatMap((file, i) => (isFrom(source, file) ? [`[${i + 1}]`] : []));
  return numbers.join('') + (source.some(({ kind }) => kind === 'given') ? '[given]' : '');
}

function stepLines(trace: readonly TraceStep[], files: readonly SourceFile[]): string[] {
  const formulaWidth = Math.max(...trace.map((step) => step.formula.length));
  const nameWidth = Math.max(...trace.map((step) => step.name.length));
  const results = trace.map(({ value }) => formatScaled(value.units, value.scale));
  const resultWidth = Math.max(...results.map((result) => result.length));
  return trace.map(({ name, formula, source }, i) => {
    const result = `= ${(results[i] ?? '').padEnd(resultWidth)}`;
    return `  ${name.padEnd(nameWidth)}  ${formula.padEnd(formulaWidth)}  ${result} ${marks(source, files)}`.trimEnd();
  });
}

/** What each rule did, in a sentence, and its source. */
export function ruleLines(steps: readonly RuleStep[], paint: Paint): string[] {
  return steps.flatMap(({ sentence, source }) => [
    wrap(`  ${sentence}`, WIDTH, '    '),
    paint.dim(wrap(`    ${provenanceText(source)}`, WIDTH, '    ')),
  ]);
}

/** Only the steps of the formula: those of rules are sentences. */
function formulaOf({ trace }: Price): readonly TraceStep[] {
  const formula = trace.filter((step) => !('sentence' in step));
  return formula.length === trace.length ? formula : formula.slice(0, -1);
}

/** The arithmetic of a line's fee, followed by its files and rule on one line. */
export function formulaLines(price: Price): string[] {
  const formula = formulaOf(price);
  if (formula.length === 0) return [];
  const names = filesOf(price).map(({ name }) => name);
  return [...stepLines(formula, []), wrap(`    ${[...names, rules(price)].join('; ')}`, WIDTH, '    ')];
}

/** Each file with its hash, so that anyone can check the figures. */
function sourceLines(files: readonly SourceFile[]): string[] {
  return files.flatMap((file, i) => [`  [${i + 1}] ${file.name}`, `      SHA-256 ${file.sha256}`]);
}

/** What the formula rests on, each once; the allowed amount, its last step, only sums up. */
function rules({ trace }: Price): string {
  const formula = trace.filter((step) => !('sentence' in step)).slice(0, -1);
  const cited = formula.flatMap(({ source }) =>
    source.flatMap((entry) => (entry.kind === 'rule' ? [entry.rule] : [])),
  );
  return [...new Set(cited)].join('; ');
}

function placeText({ trace, terms }: Price): string {
  if (terms.locality) return localityLabel(terms.locality);
  const isGiven = trace[0]?.source.some((entry) => entry.kind === 'given' && entry.figure === 'GPCI');
  return isGiven ? 'GPCIs as given' : 'national: GPCI 1.000';
}

/** A price's arithmetic, term by term, so that a person can redo it by hand. */
export function explainPrice(price: Price, paint: Paint, waterfall: boolean): string {
  const { terms } = price;
  const files = filesOf(price);
  const setting = terms.setting === 'facility' ? 'facility' : 'non-facility';
  const formula = formulaOf(price);
  const line = asLine(price);
  const head = wrap(`${priceName(price)}, ${setting}, ${placeText(price)}`, WIDTH);
  const notes = price.notices.map((notice) => wrap(`Note: ${noticeText(notice)}`, WIDTH));
  return `${[
    paint.bold(head),
    ...(formula.length > 0 ? stepLines(formula, files) : []),
    ...(line ? ruleLines(line.steps, paint) : []),
    paint.bold(`  Allowed: ${formatDollars(price.allowed)}`),
    ...(line && waterfall ? ruleLines(line.payment.steps, paint) : []),
    ...notes,
    `Sources (CMS ${terms.release.id}, released ${terms.release.released ?? 'on an unstated date'})`,
    ...sourceLines(files),
    ...(formula.length > 0 ? [`  ${wrap(`Rule: ${rules(price)}`, WIDTH - 2, '    ')}`] : []),
  ].join('\n')}\n`;
}
