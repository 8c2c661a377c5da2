import { answerHistory } from '../answer/find/history.js';
import { answerLookup } from '../answer/find/lookup.js';
import { answerRank } from '../answer/find/rank.js';
import { answerSearch, DEFAULT_LIMIT, searchQuery } from '../answer/find/search.js';
import { requestedServices } from '../answer/find/services.js';
import { historyJson } from '../answer/json/history.js';
import { errorJson } from '../answer/json/issues.js';
import { type Printed, plain } from '../answer/json/json.js';
import { lookupJson } from '../answer/json/lookup.js';
import { rankJson } from '../answer/json/rank.js';
import { searchJson } from '../answer/json/search.js';
import type { ReleaseChoice } from '../answer/release/chosen.js';
import type { HistoryShape, LookupShape, RankShape, SearchShape } from '../answer/shapes/code.js';
import { UsageError } from '../core/issue/errors.js';
import type { Refusal } from '../core/issue/issue.js';
import { echo } from '../core/issue/quoting.js';
import { RANK_METRICS, RANK_POPULATIONS, RANK_SCOPES } from '../core/rank/choices.js';
import { openReleases } from '../data/bundle/schedule.js';
import { openContent } from '../data/content/content.js';
import { openReference } from '../data/reference/reference.js';
import { openSearch } from '../data/search/open-search.js';
import { CIRCUMSTANCES, CLAIM, checked, checkedText, PLACE, RELEASE, SETTING } from './checked.js';
import { settingOf } from './choices.js';
import { completed } from './lines.js';
import { claim, price, stream } from './pricing.js';
import { releaseOf } from './releases.js';
import type { ReleaseRequest } from './requests.js';
import type { Answered, Rvu, RvuOptions } from './rvu.js';

const { date: _, ...OPTIONS } = CLAIM;
const LOOKUP = { ...RELEASE, qp: 'flag', faq: 'flag' } as const;
const RANK = {
  ...RELEASE,
  by: RANK_METRICS,
  within: RANK_SCOPES,
  population: RANK_POPULATIONS,
  setting: SETTING,
} as const;
const HISTORY = { locality: 'text', setting: SETTING } as const;
const PRICE = { ...CLAIM, code: 'text', waterfall: 'flag' } as const;
const LINE = {
  ...PLACE,
  ...CIRCUMSTANCES,
  code: 'text',
  date: 'text',
  provider: 'text',
  session: 'text',
} as const;
const STREAM = { ...CLAIM, claims: 'flag', one_claim: 'flag', columns: 'object' } as const;

/** The only answer or refusal about a code. @throws UsageError for a range, which has several */
function only<T extends object>(
  code: string,
  { results, errors }: { readonly results: readonly Printed<T>[]; readonly errors: readonly Refusal[] },
): Answered<T> {
  if (results.length + errors.length !== 1) {
    const many = `"${echo(code)}" names ${results.length + errors.length} codes.`;
    throw new UsageError('E_USAGE', many, 'Give one code, such as 99213 or 70553-26.');
  }
  const [result] = results;
  const [error] = errors;
  const answer = result ? { ok: true, ...result } : { ok: false, ...errorJson(error as Refusal) };
  return plain<Answered<T>>(answer as Printed<Answered<T>>);
}

/**
 * Opens the calculator: the releases that this package holds and those that the user has added with `rvu release add`.
 * Files are read when they are first needed. Configured defaults of the command line (`rvu config`) do not apply.
 * @param options what applies to each request that does not say it itself: a place, a setting, a release
 * @example const rvu = openRvu({ locality: 'CA-05' });
 * @throws UsageError for an unknown option, a value of the wrong type, or a release that is not held
 */
export function openRvu(options: RvuOptions = {}): Rvu {
  const defaults = checked('openRvu', options, OPTIONS);
  const releases = openReleases({ inMemory: true });
  const inMemory = { inMemory: true } as const;
  const content = openContent(inMemory);
  const reference = openReference(inMemory);
  const { release, qp = false, ...standing } = defaults;
  const open = {
    all: releases,
    standing: releaseOf(releases, release === undefined ? {} : { release }).schedule,
    pricers: new Map(),
  };
  const { setting } = settingOf(defaults, open.standing, open.standing.release.effective.from);
  const releaseFor = (request: ReleaseRequest & { readonly qp?: boolean }): ReleaseChoice => {
    const isOpen = release === undefined || request.date !== undefined;
    return releaseOf(releases, { ...(isOpen ? {} : { release }), qp, ...request });
  };

  const rvu: Rvu = {
    price(request) {
      return price(open, completed(checked('price', request, PRICE), { qp, ...standing }));
    },
    claim(lines, common = {}) {
      if (!Array.isArray(lines))
        throw new UsageError('E_USAGE', 'claim takes an array of lines.', 'For example [{ code: "99213" }].');
      const asked = lines.map((line) => checked('claim', line, LINE));
      return claim(open, asked, completed(checked('claim', common, CLAIM), { qp, ...standing }));
    },
    lookup(code, request = {}) {
      const { faq = false, ...of } = checked('lookup', request, LOOKUP);
      const choice = releaseFor(of);
      const { schedule } = choice;
      const services = requestedServices(schedule, [checkedText('lookup', 'code', code)]);
      const { results, errors } = answerLookup(choice, content, reference, services, of.qp ?? qp);
      return only<LookupShape>(code, {
        results: results.map((page) => lookupJson(page, schedule, faq)),
        errors,
      });
    },
    async search(words, options = {}) {
      const { limit = DEFAULT_LIMIT } = checked('search', options, { limit: 'count' });
      const query = searchQuery([checkedText('search', 'words', words)]);
      const answer = answerSearch(await openSearch(), open.standing, content, query, { limit });
      return plain<SearchShape>(searchJson(answer));
    },
    async find(words, options) {
      return (await rvu.search(words, options)).results;
    },
    rank(code, request = {}) {
      const { by, within, population, setting: side, ...of } = checked('rank', request, RANK);
      const choices = {
        metric: by ?? 'work',
        within: within ?? 'section',
        population: population ?? 'rows',
        setting: side ?? setting ?? 'nonfacility',
      } as const;
      const { results, errors } = answerRank(
        releaseFor(of),
        [checkedText('rank', 'code', code)],
        choices,
        reference,
      );
      return only<RankShape>(code, { results: results.map(rankJson), errors });
    },
    history(code, options = {}) {
      const word = checkedText('history', 'code', code);
      const others = { ...standing, ...(setting && { setting }) };
      const asked = completed(checked('history', options, HISTORY), others);
      const { results, errors } = answerHistory([word], asked, releases);
      return only<HistoryShape>(code, { results: results.map(historyJson), errors });
    },
    priceStream(source, request = {}) {
      return stream(open, source, completed(checked('priceStream', request, STREAM), { qp, ...standing }));
    },
  };
  return rvu;
}
