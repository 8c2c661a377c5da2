import { describe, expect, it } from 'vitest';
import { searchWords } from '../../../src/core/search/words.js';

describe('searchWords', () => {
  it.each([
    ['Total Knee Replacements', ['total', 'knee', 'replacement']],
    ['I&D abscess', ['id', 'abscess']],
    ['D & C', ['dc']],
    ['E/M', ['em']],
    ['chest X-ray, 2 views', ['chest', 'xray', '2', 'view']],
    ['biopsies of the skin', ['biopsy', 'skin']],
    ['stitches, abscesses and headaches', ['stitch', 'abscess', 'headache']],
    ['pelvis', ['pelvis']],
    ['MRI brain w/o contrast', ['mri', 'brain', 'without', 'contrast']],
    ['MRI brain w/wo contrast', ['mri', 'brain', 'withandwithout', 'contrast']],
    ['CT with and without contrast', ['ct', 'withandwithout', 'contrast']],
    ['CT without and with contrast', ['ct', 'withandwithout', 'contrast']],
    ['2.5 cm', ['2.5', 'cm']],
    ["patient's home", ['patient', 'home']],
    ['   ', []],
  ])('%s', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  it('leaves words that are already normalized unchanged', () => {
    for (const text of ['total knee replacement', 'id abscess', 'mri brain without contrast']) {
      expect(searchWords(searchWords(text).join(' '))).toEqual(searchWords(text));
    }
  });
});
