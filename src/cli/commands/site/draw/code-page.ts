import { isPaidByTime } from '../../../../core/claim/rules/across-lines/anesthesia.js';
import { isPriced } from '../../../../core/code/code-row.js';
import type { CodePlace } from '../../../../core/code/section.js';
import type { CodeReport } from '../../../../core/page/lookup.js';
import type { CodePage } from '../../../../core/page/page.js';
import { escapeHtml } from '../../../output/html/escape.js';
import { documentOf, type Part } from '../../../output/page/document.js';
import { answerFigures, partsTable, unitSentences } from './answer.js';
import { blockHtml } from './blocks.js';
import { framed } from './frame.js';
import { linked, placeFile } from './links.js';
import { placeText, type Site, siteName, whereText } from './site.js';

const ROOT = '../';

/** The way from the start page to the code. */
function crumbs(place: CodePlace | null): string {
  const { section, subsection } = place ?? {};
  const link = (of: CodePlace, name: string): string =>
    `<li><a href="${ROOT}${placeFile(of)}">${escapeHtml(name)}</a></li>`;
  return `<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="${ROOT}index.html">All codes</a></li>${
    section ? link({ section, subsection: null }, section.name) : ''
  }${section && subsection ? link({ section, subsection }, subsection.name) : ''}</ol></nav>`;
}

/** Parts that the head of the page has taken. */
const IN_HEAD: ReadonlySet<Part['about']> = new Set([
  'description',
  'plain',
  'context',
  'elsewhere',
  'policy',
]);
/** Parts beside the others on a wide screen. */
const ASIDE: ReadonlySet<Part['about']> = new Set(['time', 'specialties', 'related']);

/** What the head of a code without a price says: anesthesia has units instead, and of some codes a part has a price. */
function unpricedTitle({ row: { code }, siblings }: CodeReport, { schedule }: Site): string {
  if (schedule.anesthesiaBase(code))
    return `Medicare pays it by base units${isPaidByTime(code) ? ' and time' : ''}`;
  return siblings.some((row) => isPriced(row, schedule))
    ? 'Medicare prices only a part of it nationally'
    : 'Medicare does not price it under this fee schedule';
}

/** The page of a code. */
export function codePage(page: CodePage, site: Site): string {
  const { report, names } = page;
  const { row, place, notPriced } = report;
  const { code } = row;
  const document = documentOf(page, site.schedule, { chosen: site.chosen });
  const draw = (about: Part['about']): string =>
    document.parts
      .filter((part) => part.about === about)
      .flatMap(({ blocks }) => blocks.map((block) => blockHtml(block, site, ROOT, code)))
      .join('\n');
  const section = (part: Part): string =>
    `<section class="${part.about}">\n<h2>${escapeHtml(part.title)}</h2>\n${draw(part.about)}\n</section>`;
  const rest = document.parts.filter(({ about }) => !IN_HEAD.has(about));
  const plain = draw('plain').replace('<p>', '<p class="plain"><span>In plain language</span> ');
  const notes = document.status.notes.map((note) => `<p>${escapeHtml(note.replace(/^Note: /, ''))}</p>`);
  const also = document.also.join(', ');
  const knowing = [
    plain,
    also && `<p class="also"><span>Also known as</span> ${escapeHtml(also)}</p>`,
    draw('context'),
    notPriced ? '' : notes.join('\n'),
    draw('policy'),
  ].filter(Boolean);
  const head = `<header class="lead">
<h1><span class="code">${escapeHtml(document.service)}</span> ${escapeHtml(document.name ?? '')}</h1>
<div class="lede">${draw('description')}</div>
</header>`;
  const status = `<p class="status">${escapeHtml(document.status.meaning)}</p>`;
  const answer = notPriced
    ? `<section class="answer unpriced">\n<h2>${unpricedTitle(report, site)}</h2>\n<p>${linked(notPriced.message, site, ROOT, code)}</p>\n${answerFigures(report, site)}\n${unitSentences(report, site)}\n${draw('elsewhere')}\n${partsTable(report, site)}\n${status}\n</section>`
    : `<section class="answer">\n<h2>What Medicare allows ${escapeHtml(whereText(site))}</h2>\n${answerFigures(report, site)}\n${partsTable(report, site)}\n${status}\n</section>`;
  const main = `${crumbs(place)}
<article>
${head}
${answer}
${knowing.length > 0 ? `<section class="know">\n<h2>What else to know</h2>\n${knowing.join('\n')}\n</section>` : ''}
<div class="parts"><div>
${rest
  .filter(({ about }) => !ASIDE.has(about))
  .map(section)
  .join('\n')}
</div><div>
${rest
  .filter(({ about }) => ASIDE.has(about))
  .map(section)
  .join('\n')}
</div></div>
<section class="sources">
<h2>Sources</h2>
${document.footer.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
</section>
</article>`;
  const name = names?.name ?? '';
  return framed(site, {
    title: `${code} ${name} · ${placeText(site)} · ${siteName(site)}`,
    description: page.texts?.description ?? name,
    root: ROOT,
    main,
    kind: 'code',
  });
}
