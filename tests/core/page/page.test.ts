import { describe, expect, it } from 'vitest';
import { unknownCode } from '../../../src/core/code/unknown-code.js';
import type { CodeContent } from '../../../src/core/content/code-content.js';
import { explainAbsent } from '../../../src/core/page/absent.js';
import { faqOf } from '../../../src/core/page/faq.js';
import { lookupService } from '../../../src/core/page/lookup.js';
import { pageOf } from '../../../src/core/page/page.js';
import { PopulationCache } from '../../../src/core/rank/rank-service.js';
import { localityOf, release, rules, schedule } from '../../support/bundle.js';

/** Content made up for the test, so that every part of a page can be traced to its source. */
const NOTHING: CodeContent = {
  names: () => null,
  texts: () => null,
  families: () => [],
  allFamilies: () => [],
  primaries: () => [],
  addOns: () => [],
  elsewhere: () => [],
  mentionedBy: () => [],
  guidance: () => null,
  notPriced: () => ({ classes: [], letters: {} }),
};

const WRITTEN: CodeContent = {
  ...NOTHING,
  names: (code) => ({ name: `Name of ${code}`, synonyms: ['first', 'second'] }),
  texts: () => ({
    description: 'What is done.',
    plainLanguage: 'In plain words.',
    clinicalContext: 'When it is done.',
    specialties: ['Psychiatry', 'Neurology', 'Geriatrics'],
  }),
  families: () => [{ kind: 'steps', title: 'A family', codes: ['90846', '90853'] }],
  primaries: (code) => (code === '90785' ? ['90832', '90853'] : []),
  addOns: (code) => (code === '90853' ? ['90785'] : []),
  guidance: (section, subsection) => ({
    guidance: `${section} ${subsection ?? 'whole'}`,
    shared: '',
    pitfalls: [],
    links: [],
  }),
  notPriced: () => ({
    classes: [
      { id: 'one', match: { letters: ['J'] }, what: 'A drug.', paid_by: 'ASP', where: 'A file', note: '' },
    ],
    letters: { J: 'Drugs.' },
  }),
};

function page(code: string, content: CodeContent) {
  const modifiers = code.includes('-') ? [code.slice(6)] : [];
  const report = lookupService(
    schedule,
    { code: code.slice(0, 5), modifiers },
    new PopulationCache(schedule),
  );
  if (!report.ok) throw new Error(report.message);
  return pageOf(content, report);
}

const answers = (code: string, content = WRITTEN): Map<string, string> =>
  new Map(faqOf(page(code, content), release, rules).map(({ question, answer }) => [question, answer]));

describe('pageOf', () => {
  it('is null or empty if nothing has been written, never made up', () => {
    const made = page('90853', NOTHING);
    expect(made).toMatchObject({ names: null, texts: null, otherPayment: null, letterMeaning: null });
    expect(made.guidance).toEqual({ section: null, subsection: null });
    expect(made.related).toEqual([]);
  });

  it('combines guidance for section and subsection', () => {
    const { guidance } = page('90853', WRITTEN);
    expect(guidance.section?.guidance).toBe('medicine whole');
    expect(guidance.subsection?.guidance).toBe('medicine Psychiatry');
  });

  it('relates families, add-ons, primaries and the endoscopic base', () => {
    const relations = (code: string) =>
      page(code, WRITTEN).related.map(({ relation, codes }) => [relation, codes.map((each) => each.code)]);
    expect(relations('90853')).toEqual([
      ['family', ['90846', '90853']],
      ['add-on', ['90785']],
    ]);
    expect(relations('90785')).toContainEqual(['primary', ['90832', '90853']]);
    expect(relations('45385')).toContainEqual(['endoscopic-base', ['45378']]);
  });

  it('says who pays only if the fee schedule does not', () => {
    expect(page('J1745', WRITTEN).otherPayment?.paid_by).toBe('ASP');
    expect(page('J1745', WRITTEN).letterMeaning).toBe('Drugs.');
    expect(page('90853', WRITTEN).otherPayment).toBeNull();
  });
});

describe('faqOf', () => {
  it('tells the amounts of the place of a report', () => {
    const [populations, service] = [new PopulationCache(schedule), { code: '99213', modifiers: [] }];
    const report = lookupService(schedule, service, populations, false, localityOf('0111205'));
    if (!report.ok) throw new Error(report.message);
    const said = new Map(
      faqOf(pageOf(WRITTEN, report), release, rules).map(({ question, answer }) => [question, answer]),
    );
    expect(said.get('How much does Medicare pay for 99213?')).toMatch(
      /^The allowed amount of 99213 in CA-05 SAN FRANCISCO-OAKLAND-BERKELEY is \$117\.58 outside a facility and \$64\.37 in a facility/,
    );
  });

  it('answers with CMS figures and our own descriptions', () => {
    const said = answers('90853');
    expect(said.get('What is 90853?')).toBe('90853 is Name of 90853 (Medicine, Psychiatry). What is done.');
    expect(said.get('Who uses 90853?')).toBe('Typically Psychiatry, Neurology and Geriatrics.');
    expect(said.get('When is 90853 used?')).toBe('When it is done.');
    expect(said.get('How much does Medicare pay for 90853?')).toMatch(
      /\$30\.39 outside a facility and \$24\.38 in a facility \(0\.91 RVUs outside a facility\): RVU26A, conversion factor \$33\.4009/,
    );
  });

  it('says that a facility is paid when the practitioner is not', () => {
    const said = answers('70553').get('How much does Medicare pay for 70553?');
    expect(said).toContain('is $316.97 outside a facility (');
    expect(said).toContain('In a facility the facility is paid for it, not the practitioner.');
    expect(said).not.toContain('in a facility and');
  });

  it.each([
    // 42 CFR 414.40; CMS's indicators of bilateral surgery: 1 = 150%, 2 = already both, 0 = no increase
    ['27447', 'Yes: 150% for both sides (CMS indicator 1).'],
    ['92250', 'It already is: the amount is already for both sides (CMS indicator 2).'],
    ['45378', 'No increase: both sides together are paid as one (CMS indicator 0).'],
    ['73562', 'Yes: each side paid in full: 200% (CMS indicator 3).'],
  ])('%s: whether it can be billed for both sides', (code, answer) => {
    expect(answers(code).get(`Can ${code} be billed bilaterally?`)).toBe(answer);
  });

  it('gives the global period and the assistant rule as CMS files them', () => {
    expect(answers('27447').get('What is the global period of 27447?')).toContain('90 days after');
    expect(answers('45378').get('Can 45378 be billed with an assistant at surgery?')).toBe(
      'Never paid, by law (CMS indicator 1).',
    );
  });

  it('says why a code is not priced and who pays, and asks nothing about texts that have not been written', () => {
    const said = answers('J1745');
    expect(said.get('How much does Medicare pay for J1745?')).toMatch(/not priced.*Paid by: ASP\.$/);
    const silent = answers('90853', NOTHING);
    expect(silent.has('Who uses 90853?')).toBe(false);
    expect(silent.get('What is 90853?')).toContain('no name in rvu yet');
  });
});

describe('explainAbsent', () => {
  it('names a code of another fee schedule before it says who pays', () => {
    const refusal = explainAbsent(WRITTEN, unknownCode(schedule, 'E0601'));
    expect(refusal.hint).toMatch(/^Name of E0601\. .*DMEPOS fee schedule/);
  });

  it('names the first three pages that mention a discontinued code', () => {
    const told = { ...NOTHING, mentionedBy: () => ['37254', '37258', '37260', '37262'] };
    expect(explainAbsent(told, unknownCode(schedule, '37220')).hint).toMatch(
      /^It was: Iliac artery angioplasty.* It is mentioned on the page of 37254, 37258, 37260\.$/,
    );
  });

  it('leaves other refusals unchanged', () => {
    const refusal = unknownCode(schedule, '90583');
    expect(explainAbsent(WRITTEN, refusal)).toBe(refusal);
  });
});
