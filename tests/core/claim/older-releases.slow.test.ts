import { describe, expect, it } from 'vitest';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR } from '../../support/bundle.js';
import { disagreements } from './compare-claims.js';

/** One release of each year, with the rules of its first day; the plain implementation reads the same files alone. */
describe('the engine and a plain second implementation, in older releases', () => {
  it.each(['RVU20B', 'RVU21C', 'RVU22D', 'RVU23A', 'RVU24AR', 'RVU25D'])(
    'agree on 700 random claims of %s',
    (release) => {
      const from = openSchedule({ release, dataDir: DATA_DIR, inMemory: true });
      expect(disagreements(Number(release.slice(3, 5)), 700, from)).toEqual([]);
    },
  );
});
