import { namesPlace, placeQuery, resolvedPlace } from '../../../answer/find/place.js';
import { requestedServices } from '../../../answer/find/services.js';
import { hintOf } from '../../../answer/issue/remedies.js';
import { chooseRelease } from '../../../answer/release/chosen.js';
import { codeRows } from '../../../core/code/code-row.js';
import { unknownCode } from '../../../core/code/unknown-code.js';
import type { CodeContent } from '../../../core/content/code-content.js';
import { UsageError } from '../../../core/issue/errors.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import { type FeeSchedule, rowsOfCode } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import type { SiteOptions } from './command.js';
import type { Site } from './draw/site.js';

function locality(options: SiteOptions, schedule: FeeSchedule): Locality | null {
  const query = placeQuery(options);
  return namesPlace(query) ? (resolvedPlace(query, schedule, true).localities[0] ?? null) : null;
}

/** The codes that --codes names. @throws UsageError for one that the release does not list */
function named(words: readonly string[], schedule: FeeSchedule): ReadonlySet<string> {
  const { services, refusals } = requestedServices(schedule, words);
  const codes = new Set(services.map(({ code }) => code));
  const unknown = [...codes].find((code) => rowsOfCode(schedule, code).length === 0);
  const refused = refusals[0] ?? (unknown && unknownCode(schedule, unknown));
  if (refused) throw new UsageError(refused.code, refused.message, hintOf(refused));
  return codes;
}

/** The rows that represent the codes with a page. @throws UsageError if there are none */
function chosenRows({ codes, section }: SiteOptions, schedule: FeeSchedule): FeeRow[] {
  const among = codes && named(codes, schedule);
  const inSection = section?.(schedule);
  const rows = codeRows(schedule).filter(
    ({ code }) => (!among || among.has(code)) && (!inSection || inSection(code)),
  );
  if (rows.length > 0) return rows;
  throw new UsageError('E_USAGE', 'No code is both in --codes and in --section.', 'Give one of them.');
}

/** What options ask for. @throws UsageError for a place or codes that are unknown */
export function requestedSite(options: SiteOptions, content: CodeContent): Site {
  const { schedule, chosen } = chooseRelease(options, true);
  const rows = chosenRows(options, schedule);
  return {
    schedule,
    content,
    chosen,
    locality: locality(options, schedule),
    qp: options.qp ?? false,
    rows,
    codes: new Set(rows.map(({ code }) => code)),
  };
}
