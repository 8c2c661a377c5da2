/**
 * The words that names of columns are made of, each with the abbreviations that practice systems, payers and CMS use for
 * it. Every abbreviation stands for one word; `names.ts` uses the words only.
 */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  // What a column holds
  code: 'cd cde codes cds',
  number: 'no num nbr nmbr numb numbers #',
  id: 'ident identifier idntfr ids',
  date: 'dt dte dat dates',
  amount: 'amt amnt amts amounts',
  units: 'unit unt unts uos',
  quantity: 'qty qnty quant quan qtys quantities',
  count: 'cnt ct counts',
  minutes: 'min mins minute',
  type: 'typ tp',
  name: 'nm nam names',
  description: 'desc descr dscr descriptor',
  // What it is about
  service: 'svc srvc serv srv svce',
  services: 'svcs srvcs servs',
  procedure: 'proc prcdr px procedures procs',
  modifier: 'mod mods mdfr mdfrs modif modf modfr mdf modifiers',
  cpt: 'cpt4 cpts',
  hcpcs: 'hcpc hcpcscd',
  pos: 'stdplac plcsrvc',
  place: 'plc plac',
  setting: '',
  facility: 'fac fclty facil',
  hospital: 'hosp hsp',
  dos: 'doss',
  charge: 'chg chgs chrg chrgs charges chrges',
  billed: '',
  submitted: 'sbmtd sbmt sub submit submtd',
  allowed: 'alowd alwd alow alwed allow allowable',
  paid: 'pd pay pays payment payments pmt pmts pymt pymts pmnt',
  claim: 'clm claims clms',
  line: 'ln lne detail dtl lines item',
  encounter: 'enc enctr encntr',
  visit: 'vst',
  invoice: 'inv invc',
  superbill: '',
  account: 'acct acc acctno',
  control: 'ctl cntl ctrl',
  patient: 'pt pat ptnt patients',
  member: 'mbr memb',
  subscriber: 'subsc subscr',
  beneficiary: 'bene benef',
  person: 'prsn',
  mrn: 'mrns',
  provider: 'prov prvdr prv prvd physician physn phys phy doctor practitioner clinician therapist',
  rendering: 'rend rndrg rndrng rndr performing perf prf prfrmg servicing srvcng treating',
  billing: 'bill blng blg bil',
  referring: 'ref rfr rfrg rfrng referral refer',
  ordering: 'ord order ordered',
  supervising: 'sup super supv supervisor',
  attending: 'att attend',
  operating: 'opr',
  carrier: 'carr',
  contractor: 'cntrctr contr',
  locality: 'lclty lcty localities',
  location: 'locn lctn',
  zip: 'zipcode zip5 zip9 postal zipcd',
  state: 'st',
  county: 'cnty',
  medicare: 'mdcr mcare',
  anesthesia: 'anes ansthsa anesth anesthetic anaesthesia an',
  practitioner: '',
  national: 'natl',
  // Which of several
  from: 'frm begin beginning start starting first fst strt',
  to: 'thru through end ending last lst until stop',
  total: 'tot ttl',
  expense: 'expns',
  '1': 'one 1st',
  '2': 'two 2nd second',
  '3': 'three 3rd third',
  '4': 'four 4th fourth',
  '5': 'five 5th fifth',
  // Words that only show where a name that is written as one word divides
  of: '',
  days: 'day',
  birth: 'dob birthdate',
  procedures: '',
  value: 'val',
  source: 'src',
  post: '',
  operative: 'op oper',
  care: '',
  group: 'grp',
  tax: '',
  tin: '',
  npi: '',
  uniq: 'unique',
  key: '',
  fee: 'fees',
  volume: 'volumes',
  frequency: 'freq',
  session: 'sess',
  time: 'tm',
  qualifier: 'qual qlfyr qlfr',
  drug: 'ndc',
  pricing: 'prcng',
  // The Social Security Administration's number of a state, not its letters
  prvstate: '',
};

const CANONICAL = new Map(
  Object.entries(ABBREVIATIONS).flatMap(([word, others]) =>
    [word, ...others.split(' ').filter(Boolean)].map((each) => [each, word] as const),
  ),
);

/** Words that other words are made of too, so that a name is not divided at them. */
const NEVER_PART = new Set([
  'an',
  'st',
  'of',
  'no',
  'to',
  'op',
  'ct',
  'att',
  'ref',
  'ord',
  'one',
  'ten',
  'sub',
  'sup',
]);
/** The longest name written as one word that is divided into words. */
const LONGEST_JOINED = 40;

/** Divides letters into known words, as in "placeofservice"; null if some letters are left over. */
function divided(letters: string): string[] | null {
  if (letters.length > LONGEST_JOINED) return null;
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    best[end] = null;
    for (let from = 0; from < end - 1; from++) {
      const before = best[from];
      const piece = letters.slice(from, end);
      if (!before || !CANONICAL.has(piece)) continue;
      if (NEVER_PART.has(piece) && !(piece === 'of' || piece === 'no' || piece === 'to')) continue;
      const found = [...before, piece];
      const shortest = best[end];
      if (!shortest || found.length < shortest.length) best[end] = found;
    }
  }
  return best[letters.length] ?? null;
}

/** The number of a field in a guide before its name, as in "MC055_CPT"; codes of that kind say nothing. */
const FIELD_NUMBER = /^[A-Z]{2}\d{3}[A-Z]?_(?=\D)/;

/**
 * The words of the name of a column, abbreviations spelled out, in one text: "line service count" for
 * "LINE_SRVC_CNT", "servicecount" or "Line Svc Cnt". Words that are not known stay as they are.
 */
export function wordsOf(name: string): string {
  const apart = name
    .replace(FIELD_NUMBER, '')
    .replace(/\((s|es)\)/gi, '$1')
    .replace(/\b(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll('.', ''))
    .replace(/#/g, ' number ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}{2,})(\p{Lu}\p{Ll}{2,})/gu, '$1 $2')
    .toLowerCase();
  const tokens = apart.match(/\p{L}+\d+(?:st|nd|rd|th)?(?![\p{L}\d])|\d+(?:st|nd|rd|th)|\p{L}+|\d+/gu) ?? [];
  const words = tokens.flatMap((token) => {
    const known = CANONICAL.get(token);
    if (known !== undefined) return [known];
    const [, letters = token, digits = ''] = /^(\p{L}+)(\d+)$/u.exec(token) ?? [];
    const parts = CANONICAL.has(letters) ? [letters] : (divided(letters) ?? [letters]);
    return [
      ...parts.map((part) => CANONICAL.get(part) ?? part),
      ...(digits === '' ? [] : [String(Number(digits))]),
    ];
  });
  return words.filter((word) => word !== 'of' && word !== 'the').join(' ');
}
