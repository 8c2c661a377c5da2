import { describe, expect, it } from 'vitest';
import { drawBox } from '../../../src/cli/terminal/box.js';

describe('a box', () => {
  it('has a rule below its first row, and none where that is all', () => {
    expect(drawBox([['a'], ['b'], ['c']], [3], [false]).split('\n')).toEqual([
      '┌───┐',
      '│ a │',
      '├───┤',
      '│ b │',
      '│ c │',
      '└───┘',
    ]);
    expect(drawBox([['a']], [3], [false]).split('\n')).toEqual(['┌───┐', '│ a │', '└───┘']);
  });

  it('is as high as its highest cell, and fills the others up', () => {
    expect(
      drawBox(
        [
          ['n', 'x'],
          ['one two\nthree', '7'],
          ['', ''],
        ],
        [9, 5],
        [false, true],
      ).split('\n'),
    ).toEqual([
      '┌─────────┬─────┐',
      '│ n       │   x │',
      '├─────────┼─────┤',
      '│ one two │   7 │',
      '│ three   │     │',
      '│         │     │',
      '└─────────┴─────┘',
    ]);
  });

  it('wraps at spaces, and cuts off a word that is too long', () => {
    const lines = drawBox([['h'], ['a bb  ccc incomprehensible d']], [8], [false])
      .split('\n')
      .slice(3, -1);
    expect(lines).toEqual(['│ a bb   │', '│ ccc    │', '│ incom… │', '│ d      │']);
  });

  it('keeps the spaces that a line begins with', () => {
    expect(drawBox([['h'], ['  x']], [8], [false]).split('\n')[3]).toBe('│   x    │');
  });
});
