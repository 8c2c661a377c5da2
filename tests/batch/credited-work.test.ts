import { expect, it } from 'vitest';
import { priceStream } from '../../src/batch/price-stream.js';
import type { FeeSchedule } from '../../src/core/release/fee-schedule.js';
import type { RuleTables } from '../../src/core/release/rules.js';
import { schedule } from '../support/bundle.js';

/** Rules by which co-surgeons are credited half as much from July on, as if CMS had changed the percentage. */
const CHANGED: RuleTables = new Proxy(schedule.rules, {
  get: (rules, name, of) =>
    name !== 'rate'
      ? Reflect.get(rules, name, of)
      : (((id, on) => {
          const rate = rules.rate(id, on);
          return id === 'co-surgeon' && on >= '2026-07-01' ? { ...rate, percent: rate.percent / 2 } : rate;
        }) satisfies RuleTables['rate']),
});

it('credits each row by the percentage of its own date', async () => {
  const changed = new Proxy(schedule, {
    get: (of, name) => (name === 'rules' ? CHANGED : Reflect.get(of, name, of)),
  }) as FeeSchedule;
  const rows = ['2026-06-30,1', '2026-07-01,1', '2026-06-29,2', '2026-07-02,2', '2026-01-05,1'];
  const csv = `code,pos,date,units\n${rows.map((row) => `22612-62,21,${row}\n`).join('')}`;
  const work: (number | null)[] = [];
  for await (const { outcome } of priceStream(changed, [Buffer.from(csv)]))
    work.push(outcome.ok ? outcome.workCredited : null);
  const [before = 0, , twoBefore = 0] = work as number[];
  expect(before).toBeGreaterThan(0);
  expect(twoBefore).toBeGreaterThan(before);
  expect(work).toEqual([before, Math.round(before / 2), twoBefore, Math.round(twoBefore / 2), before]);
});
