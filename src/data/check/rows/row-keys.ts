import type { BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';
import { countProblems } from '../shape/expected.js';

/** SortedFile reads windows of 512 bytes, which must hold two lines, and treats each byte as a character. */
const LONGEST_LINE = 255;

function lineProblems(name: string, cells: readonly (readonly string[])[]): string[] {
  const problems: string[] = [];
  let before = '';
  for (const line of cells) {
    const [code = '', modifier = ''] = line;
    const key = `${code},${modifier},`;
    const text = line.join(',');
    if (!/^[A-Z0-9]{5},(26|53|TC)?,$/.test(key))
      problems.push(`${name}: "${key}" is not a code and modifier`);
    else if (key === before) problems.push(`${name}: ${key} is listed twice`);
    else if (key < before) problems.push(`${name}: ${key} comes after ${before}, out of order`);
    if (text.length > LONGEST_LINE || /[^ -~]/.test(text))
      problems.push(`${name}: ${key} is not a short ASCII line`);
    before = key;
  }
  return problems;
}

function run(release: BundledRelease): string[] {
  const { id } = release.entry;
  const [rows, qp] = [release.cells('rvu'), release.cells('rvu-qp')];
  const known = new Set(rows.map(([code, modifier]) => `${code},${modifier}`));
  const strangers = qp.filter(([code, modifier]) => !known.has(`${code},${modifier}`));
  return [
    ...countProblems(release, 'rows', rows.length),
    ...(qp.length > 0 ? countProblems(release, 'qpDifferences', qp.length) : []),
    ...lineProblems(`${id} rvu`, rows),
    ...lineProblems(`${id} rvu-qp`, qp),
    ...strangers.map(([code, modifier]) => `${id} rvu-qp: ${code},${modifier} is not in the rvu file`),
  ];
}

/** Rows are found by binary search, so every answer relies on their order and uniqueness. */
export const rowKeys: Check = {
  name: 'every code and modifier is listed once, in order, and none is missing',
  run: ({ releases }) => releases.flatMap(run),
};
