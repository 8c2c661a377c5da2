import { formatDollars, formatScaled } from '../../core/decimal.js';
import { rowName } from '../../core/fee-row.js';
import { localityLabel } from '../../core/locality.js';
import type { Price } from '../../core/priced.js';
import { GIVEN } from '../../core/trace.js';
import type { Paint } from './paint.js';
import { wrap } from './text.js';

const WIDTH = 80;

function stepLines(price: Price): string[] {
  const formulaWidth = Math.max(...price.trace.map((step) => step.formula.length));
  const nameWidth = Math.max(...price.trace.map((step) => step.name.length));
  return price.trace.map(({ name, formula, value, source }) => {
    const result = formatScaled(value.units, value.scale);
    const given = source.endsWith(GIVEN) ? '  (given)' : '';
    return `  ${name.padEnd(nameWidth)}  ${formula.padEnd(formulaWidth)}  = ${result}${given}`;
  });
}

/** The files behind the figures, each with its hash, so that anyone can check them. */
function sourceLines(price: Price): string[] {
  const { release, locality, qp } = price.terms;
  const roles = new Set([qp ? 'rvu-qp' : 'rvu', ...(locality ? ['gpci'] : [])]);
  return release.sources
    .filter((source) => roles.has(source.role))
    .flatMap((source) => [`  ${source.name}`, `    SHA-256 ${source.sha256}`]);
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
  const setting = terms.setting === 'facility' ? 'facility' : 'non-facility';
  const head = wrap(`${rowName(price.row)}, ${setting}, ${placeText(price)}`, WIDTH);
  const notes = price.notices.map((notice) => wrap(`Note: ${notice.message}`, WIDTH));
  return `${[
    paint.bold(head),
    ...stepLines(price),
    paint.bold(`  Allowed: ${formatDollars(price.allowed)}`),
    ...notes,
    `Sources (CMS ${terms.release.id}, released ${terms.release.released ?? 'on an unstated date'})`,
    ...sourceLines(price),
    `  ${wrap(`Rule: ${rules(price)}`, WIDTH - 2, '    ')}`,
  ].join('\n')}\n`;
}
