import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { disagreement } from './compare-claims.js';
import { ClaimMaker, randomFrom } from './random-claims.js';

it('x', () => {
  const next = randomFrom(Number(process.env.SEED));
  const m = new ClaimMaker(next);
  const t = Date.now();
  const out = [];
  const N = 200000;
  for (let i = 0; i < N; i++) {
    const d = disagreement(m.claim(), (['participating', 'nonpar-assigned'] as const)[next(2)]!);
    if (d) out.push(d);
  }
  out.sort((a, b) => a.length - b.length);
  writeFileSync(
    '/tmp/dis.txt',
    `${out.length} of ${N} in ${Date.now() - t}ms\n\n` + out.slice(0, 400).join('\n\n'),
  );
}, 120000);
