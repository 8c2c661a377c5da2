import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.js';
import { readContract } from '../../../src/core/contract/read.js';
import { EntryColumns } from '../../../src/core/journal/columns.js';
import { EntryCredit } from '../../../src/core/journal/credit.js';
import { creditColumns } from '../../../src/core/journal/credit-columns.js';
import { openReleases } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR } from '../../support/bundle.js';
import { entryOf } from '../../support/journal.js';

const releases = openReleases({ dataDir: DATA_DIR, inMemory: true });
const contracts = [
  readContract('old', 'from = 2024-01-01\nthrough = 2025-12-31\nrelease = RVU24A\nexclude-sites = county'),
  readContract('new', 'from = 2026-01-01\ncredit 62 = 100%'),
] as Contract[];

const logged = fc
  .record({
    service: fc.constantFrom('99214', '27447', '27447-62', '20610-LT', '20610-RT', '99999'),
    // Of no release, and of several releases and contracts
    date: fc.constantFrom('2019-06-01', '2024-02-01', '2024-11-01', '2025-12-31', '2026-01-01', '2026-08-01'),
    site: fc.constantFrom('', 'County'),
    contract: fc.constantFrom('', 'old', 'new', 'none'),
    case: fc.constantFrom('', '', '7'),
  })
  .map(({ service, ...values }) => entryOf(service, values));

it('credits entries as columns as it credits each of them', () => {
  fc.assert(
    fc.property(fc.array(logged, { maxLength: 30 }), (all) => {
      const entries = EntryColumns.of(all);
      const { works, creditAt, credits } = creditColumns(entries, new EntryCredit(releases, contracts));
      const each = new EntryCredit(releases, contracts).all(all.map((_, row) => entries.entry(row)));
      expect(Array.from(works)).toEqual(each.map(({ outcome }) => (outcome.ok ? outcome.work : 0)));
      expect(Array.from(creditAt, (at) => credits[at])).toEqual(
        each.map(({ entry: _, ...credit }) => credit),
      );
    }),
    { numRuns: 100 },
  );
});
