import { formatScaled, RVU_SCALE } from '../../../../core/number/decimal.js';
import { paymentIn } from '../../../../core/page/lookup.js';
import type { RowOutcome } from '../../../../core/price/priced.js';
import type { FeeRow } from '../../../../core/release/fee-row.js';
import { escapeHtml } from '../../../output/html/escape.js';
import { paymentText } from '../../../output/price/payment-text.js';
import { codeFile } from './links.js';
import type { Site } from './site.js';

const HEADS = ['Work RVU', 'Outside a facility', 'In a facility'];

const cell = (outcome: RowOutcome): string =>
  outcome.ok ? `<td>${paymentText(outcome)}</td>` : `<td class="none">${paymentText(outcome)}</td>`;

function line(row: FeeRow, site: Site, root: string): string {
  const { code, modifier } = row;
  const name = site.content.names(code)?.name ?? '';
  const part = modifier === '' ? '' : ` <span class="filed">${modifier}</span>`;
  const { nonfacility, facility } = paymentIn(site.locality, site.schedule, row, site.qp);
  const figures =
    nonfacility.ok || facility.ok
      ? `<td>${formatScaled(row.work, RVU_SCALE)}</td>${cell(nonfacility)}${cell(facility)}`
      : '<td class="none" colspan="3">not priced</td>';
  return `<tr><th scope="row"><a href="${root}${codeFile(code)}"><span class="code">${code}</span> ${escapeHtml(name)}</a>${part}</th>${figures}</tr>`;
}

/** Codes with their names and amounts, each leading to its page. */
export function codeTable(rows: readonly FeeRow[], site: Site, root: string): string {
  const head = HEADS.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<table class="listed"><thead><tr><th scope="col">Code</th>${head}</tr></thead><tbody>\n${rows
    .map((row) => line(row, site, root))
    .join('\n')}\n</tbody></table>`;
}
