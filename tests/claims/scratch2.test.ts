import { it } from 'vitest';
import { claimOf } from '../support/claims.js';

it('x', () => {
  for (const c of [['75887-FY'], ['75887-FY-LT', '75887-FY-RT'], ['75887-FY-50'], ['75887-TC'], ['75887']]) {
    const r = claimOf(c.map((service) => ({ service })));
    console.log(
      c.join(' '),
      r
        .map((x) => (x.ok ? x.allowed + ' ' + x.steps.map((s) => s.sentence).join(' | ') : x.message))
        .join('\n   '),
    );
  }
});
