import type { Rank } from '../../../core/rank/rank.js';
import { escapeHtml } from '../html/escape.js';
import { barsOf } from './bars.js';

const ROW = 26;
const BAR_HEIGHT = 16;
const LABEL_WIDTH = 132;
const BAR_WIDTH = 190;
/** Narrow, so that its labels stay readable on a phone. */
const WIDTH = 440;

/** The histogram of a rank as an SVG drawing; colors come from the page's style. */
export function barsSvg(rank: Rank): string {
  const bars = barsOf(rank);
  const lines = bars.map(({ label, count, share, own }, i) => {
    const y = i * ROW;
    const length = Math.max(1, Math.round(share * BAR_WIDTH));
    const text = own ? `${count} ◀ ${own}` : count;
    return [
      `<text class="label" x="${LABEL_WIDTH - 8}" y="${y + 13}" text-anchor="end">${escapeHtml(label)}</text>`,
      `<rect class="${own ? 'own' : 'bar'}" x="${LABEL_WIDTH}" y="${y}" width="${length}" height="${BAR_HEIGHT}" rx="2"/>`,
      `<text class="${own ? 'mine' : 'count'}" x="${LABEL_WIDTH + length + 6}" y="${y + 13}">${escapeHtml(text)}</text>`,
    ].join('');
  });
  const height = bars.length * ROW;
  const title = `Distribution of work RVUs: ${rank.population.rule}`;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(title)}"><title>${escapeHtml(title)}</title>${lines.join('')}</svg>`;
}
