import type { Role } from './roles.js';

/**
 * Names of columns by what they hold, in the words of `words.ts` without "of". `[word]` may be left out, `a|b` is either,
 * `#` is a number, and `…` is anything. A name is read as a role if it is one of `known`; the earlier lists are preferred
 * if a file has several. A name that fits `says`, and has none of the words of `unless`, could be the role: if no other
 * column is, a run stops and asks. What `says` spells out without `…` needs no such check.
 */
export interface RoleNames {
  readonly known: readonly (readonly string[])[];
  readonly says?: readonly string[];
  readonly unless?: string;
}

/** Whose a place is that does not price. */
const PERSONS =
  'patient member subscriber beneficiary person insured guarantor employer employee emp payer payor insurance insurer plan guardian responsible home mailing remit pharmacy contact client recipient cvg coverage';
/** Providers who do not furnish or bill the service. */
const OTHER_PROVIDERS =
  'referring ordering supervising attending operating pcp primary facility purchased prescriber prescribing prscbr assistant other organization';
/** What is said about a thing that is not the thing. */
const ABOUT =
  'type name description status reason denial adjustment system concept text category class group grp indicator ind flag qualifier version source note comment label';

/** Names of localities that a place of service may have too, whose codes also have two digits. */
export const BARE_LOCALITY = ['loc', 'loc number'];

export const NAMES: Readonly<Record<Role, RoleNames>> = {
  code: {
    known: [
      [
        '[claim] [line] hcpcs|cpt [code|id|number]',
        'hcpcs cpt [code]',
        'cpt hcpcs [code]',
        'cpt code id',
        'cpt code hcpcs [code]',
      ],
      [
        'line procedure code',
        'item product or service code',
        'line product or service code',
        'hcpcs or cpt [code]',
        'cpt or hcpcs [code]',
      ],
      [
        'procedure code [hcpcs|cpt]',
        'billing code',
        'billed code',
        'asa code',
        'procedure source value',
        'submitted procedure code',
        'procedure hcpcs|cpt code',
        'code',
      ],
      ['service code'],
      ['procedure', 'procedure 1'],
    ],
    says: ['… hcpcs|cpt …', '… procedure …', '… billing|service code', 'code #'],
    unless: `${ABOUT} modifier date charge amount paid units quantity count number row fqhc revenue drug diagnosis icd dx place location time days rate rvu rvus work mue ccs m prior principal raw original orig surgical primary occurrence unit price cost`,
  },
  modifier: {
    known: [
      [
        '[line] [hcpcs|cpt] [procedure] [code] modifier [code] [#]',
        '[line] hcpcs|cpt|procedure # modifier [code]',
        '[line] hcpcs|cpt initial modifier [code]',
        'm #',
        '# modifier [code]',
        'modifier # code',
        'modifier source value',
        'qualifier source value',
      ],
    ],
    says: [
      '… modifier …',
      'bilateral [y] [n]',
      'laterality',
      'pc tc',
      'tc pc',
      'tc #',
      '# tc',
      'component [code]',
      'billing component',
      'professional|prof technical|tech [component]',
      'hcpcs|cpt|procedure|service|billing [code] suffix',
      'code suffix',
    ],
    unless: `${ABOUT} id units amount time date by`,
  },
  units: {
    known: [
      [
        '[claim] [line] service units|count [quantity|count]',
        '[line] service quantity',
        'billed units|quantity|count',
        'units|quantity|count billed',
        'line billed|billing units|quantity [amount]',
        'units service',
        'line [date] units',
        'date line units',
        'units service l',
        'number units [service]',
        'units number',
        'days or units',
        'days units',
      ],
      [
        'units [quantity|count]',
        'quantity',
        'total [service] units|quantity',
        'procedure units|quantity',
        'line quantity',
        'quantity units',
      ],
    ],
    says: [
      '… units …',
      '… quantity …',
      '… count …',
      '… total services',
      'number|count services',
      'services',
      '… services count',
      'services number',
      'frequency',
      'times [performed]',
      'number times performed',
      'occurrences',
      'number|times performed',
      '[total] encounters',
      'number|count encounters',
    ],
    unless: `${ABOUT} drug national dispensed dispense rx anesthesia covered measure meas mtus price rate cost charge amount fee business department org age days visits benes beneficiary max cap mue time base basis modifier ms alt rvu rvus work blood supply diagnosis dx icd patient member line lines day row`,
  },
  unitBasis: {
    known: [
      [
        '[line] [service|procedure|billed] units qualifier|basis|type [code]',
        '[line] [service|procedure|billed] units basis [for] measurement|measure [code]',
        '[line] service|procedure units measurement|measure [code]',
        '[units] [or] basis [for] measurement|measure [code]',
        'units or basis [code]',
        'un mj',
        'mj un',
        '[units] uom [code]',
      ],
    ],
  },
  volume: {
    known: [['[annual|yearly|total|service|services|case] volume']],
    says: ['… volume …'],
    unless: `${ABOUT} drug blood`,
  },
  pos: {
    known: [
      [
        '[line] place service [code]',
        '[claim|line] pos [code]',
        'cms place service [code]',
        'item location code',
        'line location code',
        'service place',
        'facility|service pos [code]',
      ],
    ],
    says: [
      '… place service …',
      '… pos …',
      'service location [code]',
      'facility type [code]',
      'place',
      'place code',
      'service place …',
      'site service …',
    ],
    unless: `${ABOUT} id session tx birth residence performance employment terminal sale zip state county address city date provider npi`,
  },
  setting: {
    known: [['setting', 'facility setting', 'site setting', 'facility nonfacility', 'facility non facility']],
    says: [
      '… service setting',
      'setting service',
      'facility indicator|ind|flag',
      '[is] facility|hospital y n',
      'is facility|hospital|office',
      'i o',
      'hospital|facility office',
      'office hospital|facility',
      'care setting',
      'place setting [code]',
      'f nf',
      'nf f',
      // The words of "IP/OP": "op" is short for operative in other names
      'ip operative [indicator|ind|flag]',
      'operative ip [indicator|ind|flag]',
      'in|inpatient [patient] out|outpatient [patient] [indicator|ind|flag]',
      'out|outpatient [patient] in|inpatient [patient] [indicator|ind|flag]',
      '[is] inpatient|outpatient [indicator|ind|flag] [y] [n]',
      'patient|encounter class [code|name]',
    ],
    unless: 'type id',
  },
  zip: {
    known: [
      [
        'service [facility] zip [code]',
        'facility zip [code]',
        'place service zip',
        'service loc|location zip [code]',
        'line service facility zip [code]',
        'item location zip code',
        'line location zip code',
        'rendering [provider] zip [code]',
      ],
      ['service provider zip [code]', 'provider zip [code] [5]'],
      ['zip [code] [#]', 'zip plus #'],
    ],
    says: ['… zip …'],
    unless: `${PERSONS} ${OTHER_PROVIDERS.replace('facility ', '')} billing group pay`,
  },
  county: {
    known: [
      ['service [facility] county', 'facility county'],
      ['county [name]', 'provider county'],
    ],
    says: ['… county …'],
    unless: `${PERSONS} ${OTHER_PROVIDERS} billing code fips ssa`,
  },
  locality: {
    known: [['[carrier] [line] [pricing] [medicare] locality [code|number|key]', ...BARE_LOCALITY]],
    says: ['… locality …'],
    unless: `${PERSONS}`,
  },
  mac: {
    known: [
      [
        'mac [code|number|id]',
        'carrier number|code',
        '[medicare] contractor [number|code|id]',
        'medicare carrier [number|code]',
        'claim contractor number',
      ],
    ],
  },
  state: {
    known: [
      [
        'service [facility] state',
        'facility state',
        'line service facility state',
        'item location state',
        'line location state',
      ],
      [
        'service provider state',
        'provider state',
        'rendering provider state abrvtn',
        'rendering [provider] state',
      ],
      ['state [code]', 'state abbreviation'],
    ],
  },
  charge: {
    known: [
      [
        '[carrier] [claim] line submitted charge [amount]',
        'line charge|billed [amount]',
        'line billed amount|charge',
        'line submitted|billing amount',
        'submitted charge [amount]',
        'submitted amount',
        'lsbmtchg',
        'item|line total cost',
        'total fee',
        'billed fee',
      ],
      [
        'charge [amount]',
        'charge billed',
        'billed [amount|charge]',
        'amount charge|charged|billed',
        'procedure|service|actual charge',
        'transaction|tx amount',
        'fee',
      ],
      ['[line] amount'],
    ],
    says: ['… charge …', '… billed …', 'billing amount', 'gross amount'],
    unless: `${ABOUT} allowed paid noncovered ncvrd nonbilled non covered capture master patient pt rate schedule id date code balance number units quantity count per unit average avg medicare nch standard denied by clia cl late posting entry provider to month week expected write off`,
  },
  minutes: {
    known: [
      [
        '[total] anesthesia minutes|time',
        '[total] anesthesia time minutes',
        'minutes',
        'time minutes',
        'minutes anesthesia',
      ],
    ],
    says: [
      '… anesthesia … minutes|time …',
      'total time|minutes',
      'service minutes',
      'minutes billed',
      'billed minutes',
    ],
    unless: `${ABOUT} from to date amount units`,
  },
  providerType: {
    known: [['provider type', 'credential', 'credentials', 'rendering type', 'practitioner type']],
  },
  careDays: {
    known: [
      [
        'care days',
        'post operative days',
        'postoperative days',
        'post operative care days',
        'days post operative care',
        'days postoperative care',
      ],
    ],
    says: ['… care days …', '… post operative … days …', '… postoperative … days …'],
    unless: 'intensive critical global',
  },
  claim: {
    known: [
      ['claim', '[current|cur] claim [uniq] id|key', 'icn', 'mco icn', 'tcn'],
      ['claim number', 'claim reference [number]'],
      [
        '[payer] claim control number',
        'payer claimcontrol number',
        'internal control number',
        'document control number',
      ],
      ['invoice [id|number]', 'superbill id|number', 'case number|id', 'record id'],
      [
        'encounter [id|number|key]',
        '[patient] encounter csn id',
        'csn',
        'visit [id|number]',
        'visit occurrence id',
        'note id',
      ],
    ],
    says: ['… claim … id|number|key|reference|control', 'claim'],
    unless: `${ABOUT} line from to date adjusted original parent payer tax npi frequency carrier cntl header billing provider charge amount`,
  },
  lineNumber: {
    known: [
      [
        '[claim] line number|id|sequence|seq',
        'claim line',
        'service line number|id|sequence|seq',
        'procedure line number',
        'line line number',
        'line',
      ],
      ['sequence|seq [number]'],
    ],
  },
  patient: {
    known: [
      [
        '[patient] member id',
        'patient|member|person|beneficiary|client|recipient [emr|medical|record|unique|insurance|medicaid|medicare] id|number|key|mrn',
        'patient|member',
        'patient mrn id',
        'patient account [number|id]',
        'mrn',
        'medical record number',
        'account [number|id]',
        'medicare id|number',
        'beneficiary mbi id',
        'mbi',
        'hicn',
        'medicaid recipient id',
        'pid',
        'enrolid',
        'desynpuf id',
        'desy sort key',
        'dsysrtky',
        'chart [number|id]',
        'internal member id',
        'subscriber id|number',
      ],
      ['patient|client|member [full] name', 'client', 'patient from name', 'patient to name', 'patient full'],
    ],
  },
  date: {
    known: [
      [
        '[line] service from date',
        '[claim] line from date',
        '[claim] [line] from service date',
        'from dos',
        'dos from',
        'line 1 expense date',
        'date service from',
        'service date from',
        'from date service',
        'f dos date',
        'fdos date',
        'item serviced at date',
        'line serviced at date',
      ],
      ['dos', 'date service', '[charge|line] service date'],
      ['from date', 'date from', 'f date', 'fdate'],
      [
        'date',
        'session date',
        'visit date',
        'encounter date',
        'procedure date',
        'charge date',
        'exam [completed] date',
        'adate',
        'surgery date',
        'date performed',
        'performed date',
      ],
      ['claim [service] from date'],
      [
        'line to expense date',
        'expense date 2',
        'date to',
        'expnsdt 2',
        'service to date',
        'dos to',
        'to dos',
        'to date service',
        'date service to',
        'service date to',
        'line to date',
        'claim line to date',
        'to service date',
      ],
    ],
    says: [
      '… service … date …',
      '… date service …',
      '… dos …',
      '… date|dates performed|rendered',
      'service days',
      'service from',
      'from',
      'performed|rendered [on]',
      '… rendered|performed|treatment|appointment|appt date …',
      '… procedure date …',
    ],
    unless: `${ABOUT} birth paid posted posting entered entry created received submitted bill billing admission discharge allowed order ordered scheduled claim to end id seq member subscriber effective term last next authorization auth`,
  },
  provider: {
    known: [
      [
        '[submitted] [claim] [line] rendering [provider] npi [number]',
        'provider rendering provider npi number',
        'rendering pr npi',
      ],
      [
        'rendering [national] [provider] id|number',
        'provider npi',
        'national service provider id',
        'line provider id',
      ],
      ['npi'],
      [
        'rendering provider [name]',
        'provider rendering',
        'service provider [id|name]',
        'documenting provider',
        'responsible provider',
      ],
      ['provider [id|number|name]', 'procedure provider'],
    ],
    says: ['… rendering … npi|id|number|name …', '… rendering provider …'],
    unless: `${ABOUT.replace(' name', '')} ${OTHER_PROVIDERS} tax tin zip state county city address specialty spclty taxonomy txnmy upin pin credential credentials prtcptg sfx lctn from to middle full last phone medicaid by report medic ent`,
  },
  billing: {
    known: [
      [
        'billing provider [id|number]',
        '[billing] provider billing',
        'billing [national] provider npi|id [number]',
        'billing npi',
        '[carrier] [claim] billing npi number',
        'billing id',
        'group npi',
        'tax id',
        'tin',
        'billing [provider] tax id',
        'billing tin',
        'provider tax id',
        'org npi number',
        'prgrpnpi',
        'national billing provider id',
        'claim billing provider npi',
        'billing provider npi',
      ],
    ],
  },
  session: { known: [['session [id|number]']] },
  work: {
    known: [
      [
        '[total|adjusted|adj|extended|ext|credited] w|work rvu|rvus [total|adjusted|credited|credit]',
        '[total|adjusted|adj|extended|ext|credited] wrvu|wrvus [total|adjusted|credited|credit]',
        '[rvu] work credited',
      ],
    ],
  },
  site: { known: [['site [name]'], ['clinic [name]', 'practice|clinic|office site|location [name]']] },
};

/** A bare ZIP code, state or county stands for a person's home where one of these names stands beside it. */
export const ADDRESS = ['address', 'street', 'street address', 'city', 'address #', 'address line #'];
/** The names that mean a place only if no address stands in the file. */
export const BARE_PLACE = ['zip [code] [#]', 'state [code]', 'county [name]'];

/** A bare suffix may be a modifier, unless another column is known as one or holds names of people (First and Last, too). */
export const BARE_SUFFIX = ['suffix'];
export const PERSON_NAME = ['… name …', 'from', 'to', 'surname'];

/** Files that name a code in each row but have no services to price, by names that only they have. */
export interface OtherFile {
  /** Each of these names, as patterns */
  readonly has: readonly string[];
  /** None of these roles */
  readonly lacks?: readonly Role[];
  /** "a list of rates": what the file seems to be */
  readonly what: string;
}

export const OTHER_FILES: readonly OtherFile[] = [
  {
    has: ['paid id|number'],
    what: 'a list of payments, which names a service once for each of its payments',
  },
  {
    has: ['[w|work] rvu|rvus|wrvu|wrvus'],
    lacks: ['volume', 'units', 'date', 'claim', 'charge', 'patient', 'work'],
    what: 'a list of rates, not of services',
  },
  {
    has: ['hcpcs|cpt [code] 1', 'hcpcs|cpt [code] 2'],
    what: 'a file with several services side by side in each row',
  },
  { has: ['… mue …'], what: "CMS's list of limits of units (MUE), not of services" },
  { has: ['transferoutid'], what: "a file of Synthea's claims, whose procedure codes are SNOMED's" },
  {
    has: ['system', 'reasoncode'],
    what: "a file of Synthea's procedures, whose codes are SNOMED's",
  },
  { has: ['ch 1 id', 'ser number'], what: "OSCAR's billing, whose codes are those of Ontario" },
];
