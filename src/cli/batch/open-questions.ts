import type { Layout } from '../../batch/input/layout.js';
import type { Role } from '../../batch/input/roles.js';
import { hasQuery, type LineDefaults } from '../../batch/meaning/defaults.js';
import type { LineReleases } from '../../core/dates/line-releases.js';
import { PLACE_PARTS } from '../../core/place/parts/query.js';
import type { ReleaseOptions } from '../options/release.js';

/** Columns from which a user may expect the choice of a release: "Year", "service_month". */
const OF_A_TIME = /^((service|calendar|contract|fiscal) )?(year|quarter|month|release)$/;

/** A column that tells when a service was, but no day. */
function noDay({ names, hasHeader }: Layout): string[] {
  const name = hasHeader && names.find((each) => OF_A_TIME.test(each.toLowerCase().replace(/[\s_-]+/g, ' ')));
  return name ? [`"${name}" does not choose the release of a row: only a column of dates does`] : [];
}

/** Which release prices records without dates, and which later one is held. */
function releaseSaid(
  { first, date, latest }: LineReleases,
  options: ReleaseOptions,
  layout: Layout,
): string[] {
  if (date !== '' || options.release !== undefined) return [];
  const { id, effective } = first.schedule.release;
  const later = latest && latest.effective.from > effective.from ? `; the latest is ${latest.id}` : '';
  return [`no dates given: ${id} (--date or --release changes that${later})`, ...noDay(layout)];
}

/** What is taken for the units and modifiers of a file without a column of them. */
function unitsSaid(layout: Layout, { units, line }: LineDefaults): string[] {
  if (!layout.passed) return [];
  const missing = [
    ...(layout.roles.has('units') || units !== 1 ? [] : ['units']),
    ...(layout.roles.has('modifier') || line.modifiers.length > 0 ? [] : ['modifiers']),
  ];
  if (missing.length === 0) return [];
  return [`no ${missing.join(' or ')} given${missing.includes('units') ? ': one unit each' : ''}`];
}

/** What the input leaves open and no option settles, and which file its ZIP codes are looked up in. */
export function openQuestions(
  layout: Layout,
  defaults: LineDefaults,
  releases: LineReleases,
  options: ReleaseOptions,
): string[] {
  const has = (role: Role): boolean => layout.roles.has(role);
  const setting = defaults.setting !== null || has('pos') || has('setting');
  const placed = PLACE_PARTS.some(has) || hasQuery(defaults) || defaults.choices.gpci;
  const { places } = releases.first.schedule;
  return [
    ...unitsSaid(layout, defaults),
    ...(setting
      ? []
      : ['no place of service or setting given: non-facility amounts (--setting or --pos changes that)']),
    ...(has('zip') ? [`ZIP codes are looked up in CMS's ${places.zipSource}, whatever the date`] : []),
    ...(placed ? [] : ['no locality given: national amounts, GPCI 1.000 (--locality changes that)']),
    ...(has('date') ? [] : releaseSaid(releases, options, layout)),
  ];
}
