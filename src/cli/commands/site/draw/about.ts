import { CONVERSION_FACTOR_SCALE, formatScaled, GPCI_SCALE } from '../../../../core/number/decimal.js';
import { localityLabel, NATIONAL_GPCI } from '../../../../core/release/locality.js';
import { escapeHtml } from '../../../output/html/escape.js';
import { framed } from './frame.js';
import { placeText, type Site, siteName } from './site.js';

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  [
    'Allowed amount',
    'The fee schedule amount of one unit of the service, furnished alone, by a physician who participates in Medicare. For most services Medicare pays 80 percent of it after the deductible, and the patient 20 percent. Modifiers, several services on one day, the type of practitioner and units change it.',
  ],
  ['Outside a facility', 'In an office, at home and wherever the practitioner bears the cost of the place.'],
  [
    'In a facility',
    'In a hospital, an ambulatory surgical center and other places that Medicare pays separately.',
  ],
  ['Work RVU', "The relative value of the practitioner's own work."],
  [
    'Coverage',
    'An amount is no promise that Medicare covers the service or pays for it; contractors decide both.',
  ],
];

function sourcesTable({ schedule: { release } }: Site): string {
  const rows = release.sources.map(
    ({ name, sha256 }) => `<tr><td>${escapeHtml(name)}</td><td class="hash">${sha256}</td></tr>`,
  );
  return `<div class="wide"><table><thead><tr><th scope="col">CMS file</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

/** How amounts are computed, what they mean, and which files they are from. */
export function aboutPage(site: Site): string {
  const { release } = site.schedule;
  const units = (site.qp && release.conversionFactorQp) || release.conversionFactor;
  const { work, pe, mp } = site.locality?.gpci ?? NATIONAL_GPCI;
  const [w, p, m] = [work, pe, mp].map((index) => formatScaled(index, GPCI_SCALE));
  const place = site.locality ? localityLabel(site.locality) : 'National';
  const main = `<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="index.html">All codes</a></li></ol></nav>
<header class="lead"><h1>Sources and what the amounts mean</h1></header>
<section><h2>How an amount is computed</h2>
<p>(work RVU × ${w} + practice expense RVU × ${p} + malpractice RVU × ${m}) × $${formatScaled(units, CONVERSION_FACTOR_SCALE)}, rounded once to cents. The three factors are the geographic practice cost indices of ${escapeHtml(place)}; the last is the conversion factor${site.qp ? ' of qualifying APM participants' : ''}. For some imaging, the amount is no more than Medicare pays a hospital (OPPS cap).</p></section>
<section><h2>What the words mean</h2>
<dl class="terms">${TERMS.map(([term, meaning]) => `<dt>${term}</dt><dd>${escapeHtml(meaning)}</dd>`).join('\n')}</dl></section>
<section><h2>Sources</h2>
<p>Every figure is from files that CMS publishes.</p>
${sourcesTable(site)}
<p>Names and texts are those of rvu, MIT or CC BY 4.0. They are not the official descriptors: CPT is a registered trademark of the American Medical Association, whose descriptors are not included. To code a claim, use the official book.</p></section>`;
  return framed(site, {
    title: `Sources · ${placeText(site)} · ${siteName(site)}`,
    description: 'How the amounts are computed, what they mean, and which files of CMS they are from.',
    root: '',
    main,
    kind: 'about',
  });
}
