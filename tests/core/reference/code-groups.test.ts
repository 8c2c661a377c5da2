import { describe, expect, it } from 'vitest';
import { classifiedPart, classNames } from '../../../src/core/reference/code-groups.js';
import { openReference } from '../../../src/data/reference/reference.js';
import { DATA_DIR, schedule } from '../../support/bundle.js';
import { everyCode } from '../../support/content.js';

const reference = openReference({ dataDir: DATA_DIR, inMemory: true });
const part = (text: string) => classifiedPart(schedule, reference, text);
const namesOf = (text: string) => part(text)?.groups.map(({ name }) => name);

describe('classifiedPart', () => {
  it('has every code of the release once, in a category or not classified', () => {
    const groups = part('')?.groups ?? [];
    expect(groups.reduce((sum, { codes }) => sum + codes, 0)).toBe(everyCode.size);
    expect(groups.map(({ name }) => name)).toEqual([
      'Anesthesia',
      'DME',
      'E&M',
      'Imaging',
      'Other',
      'Procedure',
      'Test',
      'Treatment',
      'Not classified',
    ]);
  });

  it.each([
    ['imaging', 'Imaging', 'Standard X-ray'],
    ['Musculoskeletal', 'Procedure › Musculoskeletal', 'Arthroplasty - Knee'],
    ['procedure musculoskeletal', 'Procedure › Musculoskeletal', 'No family'],
    ['arthroplasty - knee', 'Procedure › Musculoskeletal › Arthroplasty - Knee', 'Arthroplasty - Knee'],
    ['27447', 'Procedure › Musculoskeletal › Arthroplasty - Knee', 'Arthroplasty - Knee'],
    ['arthroplasty', 'Families named "arthroplasty"', 'Arthroplasty - Hip'],
  ])('%s is %s, with %s', (text, title, group) => {
    expect(part(text)?.title).toBe(title);
    expect(namesOf(text)).toContain(group);
  });

  it('is null for what nothing is named', () => {
    expect(part('muscoskeletal')).toBeNull();
    expect(part('zz')).toBeNull();
  });

  it('names every level for suggestions', () => {
    expect(classNames(reference)).toEqual(expect.arrayContaining(['Procedure', 'Skin', 'Joint Injection']));
  });
});
