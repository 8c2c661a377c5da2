import { describe, expect, it } from 'vitest';
import { memberOf, placeOf, sectionOf } from '../../../src/core/code/section.js';
import { rules, schedule } from '../../support/bundle.js';

const sections = rules.sections();

describe('placeOf', () => {
  it.each([
    ['90853', 'medicine', 'Psychiatry'],
    ['99213', 'evaluation-management', 'Office and outpatient visits'],
    ['99202', 'evaluation-management', 'Office and outpatient visits'],
    ['99499', 'evaluation-management', 'Other evaluation and management'],
    ['99091', 'medicine', 'Special services and reports'],
    ['99199', 'medicine', 'Other medicine services'],
    ['99500', 'medicine', 'Home services'],
    ['91300', 'medicine', 'Vaccines'],
    ['90480', 'medicine', 'Immunization administration'],
    ['00100', 'anesthesia', null],
    ['01999', 'anesthesia', null],
    ['99100', 'anesthesia', 'Qualifying circumstances'],
    ['10004', 'surgery', 'General and fine needle aspiration'],
    ['27447', 'surgery', 'Musculoskeletal'],
    ['45378', 'surgery', 'Digestive'],
    ['69990', 'surgery', 'Operating microscope'],
    ['70553', 'radiology', 'Diagnostic imaging'],
    ['77067', 'radiology', 'Breast and mammography'],
    ['86153', 'pathology-laboratory', 'Immunology'],
    ['0001F', 'category-2', null],
    ['0075T', 'category-3', null],
    ['G0101', 'hcpcs-g', null],
    ['GXXX1', 'hcpcs-g', null],
    ['Q4101', 'hcpcs-q', null],
  ])('%s is in %s, %s', (code, section, subsection) => {
    const place = placeOf(code, sections);
    expect([place?.section.id, place?.subsection?.name ?? null]).toEqual([section, subsection]);
  });

  /** U, M and A suffixes are laboratory and vaccine lists outside the fee schedule (payment-rules §7). */
  it.each(['0001U', '0002M', '0001A', '00099', '10003', '90280', '99608', 'Z0001', 'B4034'])(
    '%s is in no section',
    (code) => expect(placeOf(code, sections)).toBeNull(),
  );

  it('a suffixed code between two numbers of a section is not in that section', () => {
    expect(sectionOf('1002T', sections)?.id).toBe('category-3');
  });
});

describe('memberOf', () => {
  it('agrees with sectionOf for every code', () => {
    const codes = [...new Set([...schedule.rowsBetween('00000', 'ZZZZZ')].map(({ code }) => code))];
    for (const section of sections) {
      const isMember = memberOf(section, sections);
      const members = codes.filter(isMember);
      expect(members).toEqual(codes.filter((code) => sectionOf(code, sections) === section));
    }
  });
});
