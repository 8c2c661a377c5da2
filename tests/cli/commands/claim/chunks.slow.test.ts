import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cli, cut } from '../../harness.js';

const SAMPLES = resolve(import.meta.dirname, '../../../data/x12/samples');
const sample = (name: string): string => readFileSync(join(SAMPLES, name), 'latin1');

const LINE = fc.constantFrom(
  '1,99213,25,1,"a ""b""\r\nc"',
  '1,20610,RT,2,',
  '2,45385,,1,\u00C3\u00A9',
  '2,"45380",59,1,x',
  '3,99999,,1,',
  ' 3 ,97110,GP,4,"',
  '3,97140,GP',
  '',
  '4,NM1\tIL\t1\tDOE,,,',
  'SV1*HC:99213*100~',
);
const csv = fc
  .tuple(fc.array(LINE, { minLength: 1, maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, newline]) => ['claim,code,mod,units,note', ...lines].join(newline));

const WHOLE = [sample('office.837'), sample('anesthesia-other-delimiters.837')];
/** A file, or two in one, with a few bytes changed. */
const x12 = fc
  .tuple(
    fc.constantFrom(...WHOLE, WHOLE.join('\n')),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '*', '~', '9', ':', '\n', 'SE')), { maxLength: 2 }),
  )
  .map(([file, slips]) =>
    slips.reduce((text, [at, slip]) => {
      const place = at % text.length;
      return text.slice(0, place) + slip + text.slice(place + 1);
    }, file),
  );

const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
const formats = fc.constantFrom([], ['--json'], ['--ndjson']);

describe('rvu claim answers the same, byte by byte, however its input arrives', () => {
  it.each([
    ['a CSV', csv],
    ['an 837P', x12],
  ])('%s', async (_, inputs) => {
    await fc.assert(
      fc.asyncProperty(inputs, formats, sizes, async (text, format, chunks) => {
        const bytes = Buffer.from(text, 'latin1');
        const whole = await cli(['claim', ...format], { stdin: bytes });
        const parts = await cli(['claim', ...format], { stdin: cut(bytes, chunks) });
        expect([parts.code, parts.stderr]).toEqual([whole.code, whole.stderr]);
        expect(parts.bytes.equals(whole.bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
