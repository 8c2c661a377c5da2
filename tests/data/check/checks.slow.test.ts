import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ManifestRelease } from '../../../src/data/bundle/manifest.js';
import { CHECKS, checkData } from '../../../src/data/check/index.js';
import { openBundle } from '../../../src/data/check/shape/bundle.js';
import { countProblems } from '../../../src/data/check/shape/expected.js';
import { DATA_DIR } from '../../support/bundle.js';
import { bundleWith, copyOfBundle, tempDir } from '../../support/temp.js';

/** One way to damage a file of the bundle, and the problem that must then be reported. */
interface Damage {
  readonly check: string;
  readonly what: string;
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly problem: RegExp;
}

const RVU = 'rvu26a.csv';
const GPCI = 'rvu26a-gpci.tsv';
const LARGEST = 'no row has more than 900.00 RVUs, up to which prices are exact';
const KEYS = 'every code and modifier is listed once, in order, and none is missing';
const FIGURES = 'every figure has the exact decimals CMS prints';
const PLACES = 'the GPCI, anesthesia and county files list the same localities, each once';
const COMPONENTS = 'every priced global row is the sum of its 26 and TC rows';
const COMPANIONS = 'whole tests are the sum of the codes of their parts';
const BASE_UNITS = 'the codes with anesthesia base units are those of status J';
const INDICATORS = 'every status and indicator value is one that data/rules explains';
const ENDOSCOPY = 'endoscopies, and only endoscopies, have a base code that is in the file';
const FACTORS = 'the conversion factors are those that CMS published';
const SECTIONS = 'every code is in one section and, if that is divided, in one subsection';
const POS = 'every place of service is listed once for each day and has a setting';
const RATES = 'every percentage has one value on each day, with its source';
const ZIPS = 'every ZIP code is listed once, in order, with a locality of the GPCI file';
const COUNTIES =
  "every county that CMS names exists, and the list of each divided state's counties is complete";
const OLDER_ZIPS = 'the ZIP codes lead to the right GPCIs in the releases that have no such file';
const MANIFEST = 'every bundled file is the one the manifest describes';
const REFERENCE = 'every file of the other figures about codes is the one its manifest describes';

const damage = (
  check: string,
  what: string,
  file: string,
  from: string | RegExp,
  to: string,
  problem: RegExp,
): Damage => ({ check, what, file, from, to, problem });

const DAMAGES: readonly Damage[] = [
  damage(MANIFEST, 'one figure changed', RVU, '90853,,A,,0.67', '90853,,A,,0.76', /not the file that was/),
  damage(
    REFERENCE,
    'minutes changed',
    'reference/work-time.tsv',
    '99213\t5\t20',
    '99213\t5\t30',
    /work-time.tsv is not/,
  ),
  damage(
    REFERENCE,
    'a group missing',
    'reference/rbcs.tsv',
    /^27447.*\n/m,
    '',
    /14471 rows, the manifest says 14472/,
  ),
  damage(MANIFEST, 'a row missing', RVU, /^90853,.*\n/m, '', /19225 rows, the manifest says 19226/),
  damage(MANIFEST, 'a file cut off', RVU, /\n$/, '', /line feed/),
  damage(
    MANIFEST,
    'a different count in the source',
    'manifest.json',
    '"rows": 19226',
    '"rows": 19000',
    /19000 rows/,
  ),
  damage(
    MANIFEST,
    'the edition of another release',
    'releases/manifest.json',
    '"edition": "B"',
    '"edition": "A"',
    /RVU20B: 2020-rows-.* is not the file that was imported/,
  ),
  damage(
    OLDER_ZIPS,
    'a locality that no ZIP code is in',
    'releases/2020-gpci-66a8b715.tsv',
    '01112\t06',
    '01112\t08',
    /RVU20A: no ZIP code of 2026 leads to 0111208/,
  ),
  damage(LARGEST, 'a figure too large', RVU, '90853,,A,,0.67', '90853,,A,,967.67', /90853 has 967\.91 RVUs/),
  damage(KEYS, 'a row missing', RVU, /^90853,.*\n/m, '', /19225 rows, 19226 expected/),
  damage(KEYS, 'a row twice', RVU, /^(90853,.*\n)/m, '$1$1', /90853,, is listed twice/),
  damage(KEYS, 'two rows swapped', RVU, /^(90853,.*\n)(.*\n)/m, '$2$1', /90853,, comes after/),
  damage(KEYS, 'a lost leading zero', RVU, /^00100,/m, '100,', /"100,," is not a code/),
  damage(KEYS, 'an unknown modifier', RVU, /^70553,26,/m, '70553,27,', /"70553,27," is not/),
  damage(
    KEYS,
    'a QP row for an unknown code',
    'rvu26a-qp.csv',
    /^0633T,TC/m,
    '0633U,TC',
    /0633U,TC is not in the rvu file/,
  ),
  damage(
    ZIPS,
    'a ZIP code missing',
    'rvu26a-zip.csv',
    /^002,NH,1431240,10-15/m,
    '002,NH,1431240,10-14',
    /42955 zipCodes/,
  ),
  damage(
    ZIPS,
    'a ZIP code twice',
    'rvu26a-zip.csv',
    /^005,NY,1320202,01 44/m,
    '005,NY,1320202,01 01 44',
    /00501 is listed twice/,
  ),
  damage(ZIPS, 'two lines swapped', 'rvu26a-zip.csv', /^(002,.*\n)(003,.*\n)/m, '$2$1', /comes after/),
  damage(
    ZIPS,
    'a locality without GPCIs',
    'rvu26a-zip.csv',
    /^002,NH,1431240/m,
    '002,NH,1431241',
    /1431241 is not in the GPCI/,
  ),
  damage(ZIPS, 'a state that does not exist', 'rvu26a-zip.csv', /^002,NH/m, '002,QQ', /state QQ/),
  damage(
    ZIPS,
    'a run cut off',
    'rvu26a-zip.csv',
    /^002,NH,1431240,10-15/m,
    '002,NH,1431240,10-1',
    /is not an area/,
  ),
  damage(ZIPS, 'a missing split', 'rvu26a-zip.csv', /^(014,MA,.*,)34$/m, '$1', /splitZipCodes, 581 expected/),
  damage(
    COUNTIES,
    'a misspelled county',
    'rules/counties.json',
    '"Alameda"',
    '"Almeda"',
    /CA ALAMEDA is not in/,
  ),
  damage(COUNTIES, 'a missing county', 'rules/counties.json', '"Alpine", ', '', /CA has 57 counties, not 58/),
  damage(
    COUNTIES,
    'a county twice',
    'rules/counties.json',
    '"Alpine", ',
    '"Amador", ',
    /CA AMADOR is listed twice/,
  ),
  damage(
    COUNTIES,
    'an unexplained misprint',
    'rules/counties.json',
    'ORAGNGE CNTY": "',
    'ORAGNGE": "',
    /CA ORAGNGE is not in/,
  ),
  damage(COUNTIES, 'a state without its name', 'rules/states.json', '"Ohio"', '"Oiho"', /a state is not in/),
  damage(FIGURES, 'a decimal lost', RVU, '90853,,A,,0.67', '90853,,A,,0.6', /90853: work_rvu "0.6"/),
  damage(FIGURES, 'a decimal added', RVU, '90853,,A,,0.67', '90853,,A,,0.670', /"0.670"/),
  damage(FIGURES, 'a leading zero lost', RVU, '90853,,A,,0.67', '90853,,A,,.67', /"\.67"/),
  damage(FIGURES, 'a negative figure', RVU, '90853,,A,,0.67', '90853,,A,,-0.67', /"-0.67"/),
  damage(FIGURES, 'a cell missing', RVU, '90853,,A,,0.67', '90853,,A,0.67', /30 cells, 31 expected/),
  damage(FIGURES, 'a GPCI of two decimals', GPCI, '1.410', '1.41', /pe_gpci "1.41"/),
  damage(FIGURES, 'a blank GPCI', GPCI, '1.410', '', /pe_gpci ""/),
  damage(
    FIGURES,
    'a factor of one decimal',
    'rvu26a-anesthesia.tsv',
    '22.49',
    '22.4',
    /anesthesia_cf "22.4"/,
  ),
  damage(
    'every total is the sum of its work, practice expense and malpractice',
    'work changed',
    RVU,
    '90853,,A,,0.67',
    '90853,,A,,0.76',
    /90853 nonfacility total is 0.91, its parts add up to 1.00/,
  ),
  damage(
    COMPONENTS,
    'work of a 26 row changed',
    RVU,
    '70553,26,A,,2.23',
    '70553,26,A,,2.22',
    /70553 work is 2.23, its 26 and TC rows add up to 2.22/,
  ),
  damage(
    COMPONENTS,
    'a TC row no longer active',
    RVU,
    '70553,TC,A',
    '70553,TC,C',
    /818 componentTriples, 819 expected/,
  ),
  damage(
    COMPANIONS,
    'a wrong code for the tracing of an electrocardiogram',
    'rules/companion-codes.json',
    '"technical": ["93005"]',
    '"technical": ["93017"]',
    /93000 has \d+\.\d\d RVUs, its parts/,
  ),
  damage(
    COMPANIONS,
    'a whole test without its parts',
    'rules/companion-codes.json',
    '"code": "93015"',
    '"code": "93099"',
    /93015 is a whole test/,
  ),
  damage(
    BASE_UNITS,
    'a code without base units',
    'rvu26a-anesthesia-base.tsv',
    '00100\t5\t2022\n',
    '',
    /00100 has status J/,
  ),
  damage(
    BASE_UNITS,
    'base units of another code',
    'rvu26a-anesthesia-base.tsv',
    '00100\t5',
    '00101\t5',
    /00101 has base units/,
  ),
  damage(
    'rows marked NA outside a facility carry the facility practice expense',
    'a different PE on an NA row',
    RVU,
    '27447,,A,,19.11,11.58,NA,',
    '27447,,A,,19.11,11.59,NA,',
    /27447 is NA outside/,
  ),
  damage(
    'RVUs are marked "+" (informational) only with statuses that are not priced',
    '"+" on an active row',
    RVU,
    '90853,,A,,',
    '90853,,A,+,',
    /90853 has "\+"/,
  ),
  damage(INDICATORS, 'an unknown status', RVU, '90853,,A,', '90853,,Z,', /90853, has the unknown status "Z"/),
  damage(
    INDICATORS,
    'an unknown PC/TC value',
    RVU,
    '0.91,0.73,0,XXX',
    '0.91,0.73,Z,XXX',
    /unknown pctc_ind "Z"/,
  ),
  damage(
    INDICATORS,
    'an invalid NA',
    RVU,
    '27447,,A,,19.11,11.58,NA,',
    '27447,,A,,19.11,11.58,N,',
    /nonfacility_na "N"/,
  ),
  damage(
    INDICATORS,
    'a meaning removed',
    'rules/indicators.json',
    '"ZZZ": ',
    '"QQQ": ',
    /unknown glob_days "ZZZ"/,
  ),
  damage(ENDOSCOPY, 'a missing base', RVU, /,45378,33\.4009/, ',,33.4009', /endoscopy without a base/),
  damage(
    ENDOSCOPY,
    'a base that is not a code',
    RVU,
    /,45378,33\.4009/,
    ',45998,33.4009',
    /has the base 45998/,
  ),
  damage(
    ENDOSCOPY,
    'a base on another code',
    RVU,
    /^(90853,.*,9),,33\.4009/m,
    '$1,45378,33.4009',
    /90853 has a base but/,
  ),
  damage(PLACES, 'a missing locality', GPCI, /^01112\t05.*\n/m, '', /108 localities, 109 expected/),
  damage(PLACES, 'a locality twice', GPCI, '01112\t09', '01112\t05', /0111205 is listed twice/),
  damage(PLACES, 'a number lost', GPCI, '01112\t05', '01112\t5', /"011125" is not a MAC and locality/),
  damage(
    PLACES,
    'no anesthesia factor',
    'rvu26a-anesthesia.tsv',
    /^01112\t05.*\n/m,
    '',
    /anesthesia: 0111205 is missing/,
  ),
  damage(
    PLACES,
    'a county row for an unknown locality',
    'rvu26a-counties.tsv',
    /^01112\t05/m,
    '01112\t06',
    /0111206 is not in the GPCI/,
  ),
  damage(
    FACTORS,
    'a different factor in the manifest',
    'manifest.json',
    '"33.4009"',
    '"33.4090"',
    /is 33.4090, but CMS published 33.4009/,
  ),
  damage(
    FACTORS,
    'a different QP factor',
    'manifest.json',
    '"33.5675"',
    '"33.4009"',
    /QP conversion factor is 33.4009/,
  ),
  damage(
    FACTORS,
    'a different factor in one row',
    RVU,
    /^(90853,.*)33\.4009/m,
    '$132.3465',
    /90853, has a different factor/,
  ),
  damage(
    SECTIONS,
    'a subsection cut short',
    'rules/sections.json',
    '"90785-90899"',
    '"90785-90850"',
    /90853 is in 0 subsections of Medicine/,
  ),
  damage(
    SECTIONS,
    'a subsection too long',
    'rules/sections.json',
    '"90785-90899"',
    '"90785-90901"',
    /Psychiatry 90785-90901 overlaps Biofeedback/,
  ),
  damage(
    SECTIONS,
    'a missing section',
    'rules/sections.json',
    '"letter": "V"',
    '"letter": "Z"',
    /V\d{4} is in no section/,
  ),
  damage(
    SECTIONS,
    'a section twice',
    'rules/sections.json',
    '"letter": "V"',
    '"letter": "T"',
    /claim the same codes/,
  ),
  damage(
    SECTIONS,
    'a subsection outside its section',
    'rules/sections.json',
    '"90785-90899"',
    '"80000-80001"',
    /lies outside/,
  ),
  damage(
    SECTIONS,
    'a backwards range',
    'rules/sections.json',
    '"90785-90899"',
    '"90899-90785"',
    /not a range of five-digit codes/,
  ),
  damage(
    SECTIONS,
    'two sections that overlap',
    'rules/sections.json',
    '"80047-89398"',
    '"79047-89398"',
    /Radiology and Pathology/,
  ),
  damage(
    POS,
    'a place twice',
    'rules/place-of-service.json',
    '"code": "12"',
    '"code": "11"',
    /place of service 11: after no last day comes no first day/,
  ),
  damage(
    POS,
    'two settings on one day',
    'rules/place-of-service.json',
    '"setting": "nonfacility", "from": "2024-01-01" },',
    '"setting": "nonfacility", "from": "2023-12-01" },',
    /place of service 10: after 2023-12-31 comes 2023-12-01/,
  ),
  damage(
    RATES,
    'a day without a percentage',
    'rules/rates.json',
    '"2022-04-01", "through": "2022-06-30"',
    '"2022-04-01", "through": "2022-06-29"',
    /sequestration: after 2022-06-29 comes 2022-07-01/,
  ),
  damage(
    RATES,
    'a percentage without a source',
    'rules/rates.json',
    '"source": "SSA 1834(v)(1)"',
    '"source": ""',
    /therapy-assistant from 2022-01-01 has no source/,
  ),
  damage(
    RATES,
    'a percentage that is none',
    'rules/rates.json',
    '"percent": "13.6"',
    '"percent": "13,6"',
    /assistant-nonphysician-product from null has no figure/,
  ),
  damage(
    RATES,
    'a rule that begins after the dates held',
    'rules/rates.json',
    '"percent": "85", "from": "2017-01-01"',
    '"percent": "85", "from": "2021-01-01"',
    /ct-equipment is not known on 2020-01-01/,
  ),
  damage(
    POS,
    'an unknown setting',
    'rules/place-of-service.json',
    '"Office", "setting": "nonfacility"',
    '"Office", "setting": "office"',
    /11 has the unknown setting "office"/,
  ),
  damage(
    POS,
    'a lost zero',
    'rules/place-of-service.json',
    '"code": "01"',
    '"code": "1"',
    /"1" is not two digits/,
  ),
];

function spoil({ file, from, to }: Damage): string {
  const before = readFileSync(join(DATA_DIR, file), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${from} to damage`);
  return bundleWith(file, after);
}

function problemsOf(dir: string, name: string): readonly string[] {
  const check = CHECKS.find((one) => one.name === name);
  if (!check) throw new Error(`there is no check "${name}"`);
  return check.run(openBundle(dir));
}

describe('the bundle', () => {
  it.each(checkData(DATA_DIR).map(({ name, problems }) => [name, problems] as const))('%s', (_, problems) =>
    expect(problems).toEqual([]),
  );
});

describe('a damaged copy', () => {
  it.each(DAMAGES.map((one) => [one.check, one.what, one] as const))('%s: %s', (check, _, one) => {
    expect(problemsOf(spoil(one), check).join('\n')).toMatch(one.problem);
  });

  it('has a failing case for every check', () => {
    expect([...new Set(DAMAGES.map(({ check }) => check))].sort()).toEqual(
      CHECKS.map(({ name }) => name).sort(),
    );
  });

  it('without a file: reported, not thrown', () => {
    const dir = copyOfBundle();
    rmSync(join(dir, GPCI));
    expect(problemsOf(dir, MANIFEST)).toContain(`RVU26A: ${GPCI} is missing`);
    expect(problemsOf(dir, PLACES).length).toBeGreaterThan(0);
  });

  it('without a manifest, or with a table that is not JSON, cannot be checked', () => {
    expect(() => checkData(tempDir())).toThrow(/manifest\.json is missing/);
    const dir = copyOfBundle();
    writeFileSync(join(dir, 'rules', 'status.json'), '{');
    expect(() => checkData(dir)).toThrow(SyntaxError);
  });
});

describe('countProblems', () => {
  const held = (id: string, isAdded = false) => ({ entry: { id } as ManifestRelease, isAdded });

  it('does not pass a release whose expected counts are not on record', () => {
    expect(countProblems(held('RVU26A'), 'localities', 109)).toEqual([]);
    expect(countProblems(held('RVU26A'), 'localities', 108)).toHaveLength(1);
    expect(countProblems(held('RVU99Z'), 'localities', 109).join()).toContain('expected.ts');
  });
});
