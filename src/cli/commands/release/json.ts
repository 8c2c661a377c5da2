import { exact, toJson } from '../../../answer/json/json.js';
import { CONVERSION_FACTOR_SCALE, parseScaled } from '../../../core/number/decimal.js';
import type { ReleaseAnswer, ReleaseReport } from './answer.js';

function factor(text: string | null): object | null {
  const units = text === null ? null : parseScaled(text, CONVERSION_FACTOR_SCALE);
  return units === null ? null : exact(units, CONVERSION_FACTOR_SCALE);
}

/** The JSON of a release; documented in `rvu help json`. */
export function releaseJson(report: ReleaseReport): object {
  const { entry, isDefault, isAdded, borrowed, lacking, rows, sha256 } = report;
  return {
    id: entry.id,
    default: isDefault,
    added: isAdded,
    title: entry.title,
    year: entry.year,
    released: entry.released,
    effective: entry.effective,
    conversion_factor: factor(entry.conversionFactor),
    conversion_factor_qp: factor(entry.conversionFactorQp),
    rows,
    sha256,
    sources: entry.sources.map((source) => ({
      role: source.role,
      name: source.name,
      sha256: source.sha256,
      rows: source.rows,
      archive: source.archive ?? null,
      rebuilt_from: source.rebuiltFrom ?? null,
    })),
    borrowed,
    lacking,
  };
}

/** Releases as one JSON object, or with `lines` one a line. */
export function renderJson({ reports, missing, lists }: ReleaseAnswer, lines: boolean): string {
  const results = reports.map(releaseJson);
  if (lines) return results.map((each) => `${toJson(each)}\n`).join('');
  const added = lists.map(({ id, effective, sources }) => ({ id, effective, sources }));
  const answer = { schema: 'rvu.release/1', results, missing_quarters: missing, added_lists: added };
  return `${toJson(answer, 2)}\n`;
}
