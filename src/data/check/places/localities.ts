import type { SourceFile } from '../../../core/release/fee-schedule.js';
import type { BundledRelease } from '../shape/bundle.js';
import { type Check, repeated } from '../shape/check.js';
import { countProblems } from '../shape/expected.js';

const keysOf = (release: BundledRelease, role: SourceFile['role']): string[] =>
  release.cells(role).map(([mac = '', number = '']) => mac + number);

function sameKeys(release: BundledRelease, role: SourceFile['role']): string[] {
  const name = `${release.entry.id} ${role}`;
  const keys = keysOf(release, role);
  const [gpci, other] = [new Set(keysOf(release, 'gpci')), new Set(keys)];
  return [
    ...repeated(keys).map((key) => `${name}: ${key} is listed twice`),
    ...[...gpci].filter((key) => !other.has(key)).map((key) => `${name}: ${key} is missing`),
    ...keys.filter((key) => !gpci.has(key)).map((key) => `${name}: ${key} is not in the GPCI file`),
  ];
}

function run(release: BundledRelease): string[] {
  const { id, files } = release.entry;
  const keys = keysOf(release, 'gpci');
  const numbers = new Set(keys.map((key) => key.slice(5)));
  const others = (['anesthesia', 'counties'] as const).filter((role) => files.some((f) => f.role === role));
  return [
    ...keys
      .filter((key) => !/^\d{7}$/.test(key))
      .map((key) => `${id} gpci: "${key}" is not a MAC and locality`),
    ...repeated(keys).map((key) => `${id} gpci: ${key} is listed twice`),
    ...countProblems(release, 'localities', new Set(keys).size),
    ...countProblems(release, 'localityNumbers', numbers.size),
    ...others.flatMap((role) => sameKeys(release, role)),
  ];
}

/** A locality number repeats across contractors, so MAC and number together are the key everywhere. */
export const localities: Check = {
  name: 'the GPCI, anesthesia and county files list the same localities, each once',
  run: ({ releases }) => releases.flatMap(run),
};
