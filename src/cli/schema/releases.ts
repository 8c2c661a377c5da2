import { CHANGE_CAUSES } from '../../core/history/code-history.js';
import {
  dollars,
  effective,
  flag,
  type JsonSchema,
  listOf,
  number,
  object,
  oneOf,
  orFailure,
  orNull,
  output,
  record,
  refused,
  setting,
  text,
  whole,
} from './parts.js';

const figures = { status: orNull(text), work: orNull(number), pe: orNull(number), mp: orNull(number) };

export const HISTORY: JsonSchema = output(
  'rvu.history/1',
  { locality: orNull(text), setting, missing_quarters: listOf(text), without_locality: listOf(text) },
  object({
    code: text,
    modifier: text,
    first: orNull(text),
    last: orNull(text),
    ended: orNull(object({ last_day: text, replaced_by: listOf(text), note: orNull(text) })),
    releases: listOf(
      object({
        release: text,
        effective,
        ...figures,
        conversion_factor: number,
        gpci: orNull(object({ work: number, pe: number, mp: number })),
        opps_cap: dollars,
        allowed: dollars,
        changed: listOf(oneOf(...CHANGE_CAUSES)),
      }),
    ),
  }),
);

const side = object({ id: text, effective, conversion_factor: number });
const row = orNull(object({ status: text, work: number, pe: number, mp: number, allowed: dollars }));

export const DIFF: JsonSchema = output(
  'rvu.diff/1',
  {
    from: side,
    to: side,
    locality: orNull(text),
    setting,
    counts: record(whole),
    efficiency: orNull(object({ rows: whole, adjusted: whole })),
  },
  object({
    code: text,
    modifier: text,
    change: oneOf('new', 'deleted', 'status', 'rvu', 'payment', 'same'),
    from: row,
    to: row,
    difference: dollars,
    percent: orNull(number),
  }),
);

const source = object({
  role: text,
  name: text,
  sha256: text,
  rows: orNull(whole),
  archive: orNull({ type: 'object' }),
  rebuilt_from: orNull(text),
});

const held = object({
  id: text,
  default: flag,
  added: flag,
  title: text,
  year: whole,
  released: orNull(text),
  effective,
  conversion_factor: orNull(number),
  conversion_factor_qp: orNull(number),
  rows: orNull(whole),
  sha256: orNull(text),
  sources: listOf(source),
  borrowed: listOf(object({ role: text, from: text })),
  lacking: listOf(text),
});

/** The list of releases has no errors: it is the whole of what is held, or rvu.error/1. */
export const RELEASE: JsonSchema = orFailure(
  object(
    { schema: { const: 'rvu.release/1' }, results: listOf(held) },
    { missing_quarters: listOf(text), added_lists: listOf({ type: 'object' }) },
  ),
);

const effect = {
  allowed_from: dollars,
  allowed_to: dollars,
  difference: dollars,
  parts: object({
    work: dollars,
    pe: dollars,
    mp: dollars,
    gpci: dollars,
    factor: dollars,
    coverage: dollars,
  }),
  work_from: number,
  work_to: number,
};

export const DIFF_VOLUMES: JsonSchema = orFailure(
  object({
    schema: { const: 'rvu.diff-volumes/1' },
    from: text,
    to: text,
    locality: orNull(text),
    volume: number,
    total: object(effect),
    results: listOf(object({ code: text, modifier: text, setting, volume: number, change: text, ...effect })),
    errors: listOf(refused),
  }),
);

const checks = listOf(object({ name: text, problems: listOf(text) }));

export const RELEASE_VERIFY: JsonSchema = orFailure(
  object({
    schema: { const: 'rvu.release-verify/1' },
    results: listOf(
      object({
        id: text,
        amounts: listOf(
          object({ file: text, rows: whole, agree: whole, differences: listOf({ type: 'object' }) }),
        ),
        known_cause: orNull(text),
        checks,
      }),
    ),
    checks: orNull(checks),
  }),
);
