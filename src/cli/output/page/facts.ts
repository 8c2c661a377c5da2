import { wholePercent } from '../../../answer/json/rank.js';
import { ordinal } from '../../../core/claim/line/wording.js';
import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { CodeFacts } from '../../../core/page/code-facts.js';
import type { WorkTime } from '../../../core/reference/code-reference.js';
import type { Column } from '../../terminal/table.js';
import { counted, grouped } from '../../terminal/text.js';
import type { Block } from './block.js';

/** What CMS publishes about a code besides the fee schedule, as blocks of its page; each says its year. */

/** Minutes without decimals that are zero: "14", "0.13" */
const minutes = (units: number): string => formatScaled(units, 2).replace(/\.?0+$/, '') || '0';

const TIME_COLUMNS: readonly Column[] = [{ head: '' }, { head: 'Minutes', align: 'right' }];

function timeRows({ pre, intra, post, visits, total }: WorkTime): string[][] {
  const parts: readonly (readonly [string, number | null])[] = [
    ['Before', pre],
    ['During', intra],
    ['Right after', post],
    ['Visits in the global period', visits || null],
  ];
  const known = parts.flatMap(([name, units]) => (units === null ? [] : [[name, minutes(units)]]));
  return [...known, ['Total', minutes(total)]];
}

function hourlySentence({ time, hourly }: CodeFacts): string | null {
  if (!time || !hourly) return null;
  const { period } = time.source;
  const work = formatScaled(time.figures.work ?? 0, RVU_SCALE);
  const percent = wholePercent(hourly.percentile);
  const place = percent === 0 ? 'lowest' : ordinal(percent);
  return `At its work RVU of ${period}, ${work}, that is ${formatScaled(hourly.value, RVU_SCALE)} work RVUs per hour: the ${place} percentile of ${counted(hourly.n, 'row')} of ${hourly.section} with both figures.`;
}

/** The minutes of a code's work and what an hour of them earns. */
export function timeBlocks(facts: CodeFacts): Block[] {
  const { time } = facts;
  if (!time) return [];
  const said = hourlySentence(facts);
  const about = `Minutes that CMS assumed for ${time.source.period}. ${said ?? ''}`.trim();
  return [
    { kind: 'table', columns: TIME_COLUMNS, rows: timeRows(time.figures) },
    { kind: 'text', text: about },
  ];
}

/** Where CMS's classification puts a code. */
export function groupBlocks({ group }: CodeFacts): Block[] {
  if (!group) return [];
  const { category, subcategory, family } = group.of;
  const place = [category, subcategory, family ?? 'in no family'].join(' › ');
  return [{ kind: 'text', text: `CMS's classification (RBCS ${group.source.period}): ${place}.` }];
}

/** How many specialties a page names. */
const MOST = 8;

/** Specialties among whose most billed codes a code is. */
export function specialtyBlocks(facts: CodeFacts | null): Block[] {
  if (!facts || facts.billedBy.specialties.length === 0) return [];
  const { specialties, source } = facts.billedBy;
  const shown = specialties.slice(0, MOST).map(({ specialty, services }) => [specialty, grouped(services)]);
  const rest = specialties.length - shown.length;
  return [
    {
      kind: 'text',
      text: `In ${source.period}, it was one of the 50 codes with the highest Medicare payments for each of these specialties, with the services they billed (no share of all services):`,
    },
    {
      kind: 'table',
      columns: [{ head: 'Specialty' }, { head: `Services in ${source.period}`, align: 'right' }],
      rows: shown,
    },
    ...(rest > 0 ? [{ kind: 'text' as const, text: `And ${rest} more.` }] : []),
  ];
}
