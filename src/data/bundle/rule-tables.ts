import { DataError, UsageError } from '../../core/issue/errors.js';
import { CENTS_SCALE, CONVERSION_FACTOR_SCALE, parseScaled } from '../../core/number/decimal.js';
import { PERCENT_SCALE } from '../../core/number/percent.js';
import type { EndedCode } from '../../core/release/ended-code.js';
import type { OtherScheduleClass } from '../../core/release/other-schedules.js';
import type {
  AnesthesiaNational,
  CodeRange,
  Companions,
  DatedAmount,
  IndicatorName,
  IndicatorTable,
  ModifierRule,
  Period,
  PlaceOfService,
  Practitioner,
  Rate,
  RateId,
  ReadingRule,
  RuleTables,
  Section,
  StatusRule,
  Subsection,
  WorkFloor,
} from '../../core/release/rules.js';
import type { DataFiles } from '../sealed/data-files.js';
import type { SortedText } from '../sealed/sorted-text.js';
import type { RatesFile } from './rates-file.js';

/** A file of sorted lines, within data/. */
export const ENDED_CODES = 'rules/ended-codes.tsv';

interface TableFile<T> {
  readonly values: readonly T[];
}

type RangedText<T> = Omit<T, 'ranges' | 'subsections'> & { readonly ranges?: readonly string[] };
type SectionText = RangedText<Section> & { readonly subsections: readonly RangedText<Subsection>[] };

function toRange(text: string): CodeRange {
  const [first = '', last = ''] = text.split('-');
  return { first, last };
}

function toSection({ ranges, subsections, ...section }: SectionText): Section {
  return {
    ...section,
    ...(ranges ? { ranges: ranges.map(toRange) } : {}),
    subsections: subsections.map((part) => ({
      name: part.name,
      ranges: (part.ranges ?? []).map(toRange),
    })),
  };
}

type PractitionerText = Omit<Practitioner, 'percent'> & {
  readonly percent: string;
  readonly aliases: readonly string[];
};

/** A factor of conversion-factors.json, with the fields that anesthesia needs; dates within its year. */
interface FactorText extends Partial<Period> {
  readonly year: number;
  readonly kind: string;
  readonly qp: boolean;
  readonly value: string;
  readonly ruleText?: string;
}

const scaled = (text: string, scale: number): number => parseScaled(text, scale) ?? Number.NaN;
const inForce = (rule: Partial<Period>, on: string): boolean =>
  (rule.from ?? '') <= on && on <= (rule.through ?? '9999');

/** The rule tables of data/rules; each file is read when first needed. */
export class FileRuleTables implements RuleTables {
  private statuses: Map<string, StatusRule> | undefined;
  private places: readonly PlaceOfService[] | undefined;
  private indicators: Record<IndicatorName, IndicatorTable> | undefined;
  private sectionList: readonly Section[] | undefined;
  private modifiers: Map<string, ModifierRule> | undefined;
  private rates: RatesFile | undefined;
  private practitionerList: readonly (Practitioner & { readonly aliases: readonly string[] })[] | undefined;
  private companionCodes: Map<string, Companions> | undefined;
  private preventive: Map<string, { readonly code: string }> | undefined;
  private tomography: readonly CodeRange[] | undefined;
  private factors: readonly FactorText[] | undefined;
  private floors: readonly WorkFloor[] | undefined;
  private readingList: readonly ReadingRule[] | undefined;
  private endedFile: SortedText | undefined;
  private otherList: readonly OtherScheduleClass[] | undefined;

  constructor(private readonly files: DataFiles) {}

  private read<T>(name: string): T {
    return this.files.json<T>(`rules/${name}`);
  }

  private byCode<T extends { readonly code: string }>(name: string): Map<string, T> {
    return new Map(this.read<TableFile<T>>(name).values.map((value) => [value.code, value]));
  }

  status(code: string): StatusRule {
    this.statuses ??= this.byCode<StatusRule>('status.json');
    const rule = this.statuses.get(code);
    if (!rule) throw new DataError('E_DATA_DAMAGED', `Status "${code}" is not in data/rules/status.json.`);
    return rule;
  }

  private placesCalled(code: string): readonly PlaceOfService[] {
    this.places ??= this.read<TableFile<PlaceOfService>>('place-of-service.json').values;
    return this.places.filter((place) => place.code === code);
  }

  placeOfService(code: string, on: string): PlaceOfService | null {
    return this.placesCalled(code).find((place) => inForce(place, on)) ?? null;
  }

  placeBegins(code: string): string | null {
    const [first] = this.placesCalled(code);
    return first ? (first.from ?? this.held.from) : null;
  }

  indicator(name: IndicatorName): IndicatorTable {
    this.indicators ??= this.read<Record<IndicatorName, IndicatorTable>>('indicators.json');
    return this.indicators[name];
  }

  sections(): readonly Section[] {
    this.sectionList ??= this.read<TableFile<SectionText>>('sections.json').values.map(toSection);
    return this.sectionList;
  }

  modifier(code: string): ModifierRule | null {
    this.modifiers ??= this.byCode<ModifierRule>('modifiers.json');
    return this.modifiers.get(code) ?? null;
  }

  private get rateFile(): RatesFile {
    this.rates ??= this.read<RatesFile>('rates.json');
    return this.rates;
  }

  get held(): RuleTables['held'] {
    return this.rateFile.held;
  }

  rate(id: RateId, on: string): Rate {
    const { held, values } = this.rateFile;
    if (on < held.from) {
      const why = `The payment rules begin on ${held.from}, and ${on} is earlier.`;
      throw new UsageError('E_RULES_NOT_HELD', why);
    }
    const rate = values.find((each) => each.id === id)?.periods.find((period) => inForce(period, on));
    if (!rate) throw new DataError('E_DATA_DAMAGED', `data/rules/rates.json has no ${id} for ${on}.`);
    return { id, ...rate, percent: scaled(rate.percent, PERCENT_SCALE) };
  }

  amount(id: DatedAmount['id'], on: string): DatedAmount | null {
    const periods = this.rateFile.amounts.find((each) => each.id === id)?.periods ?? [];
    const amount = periods.find((period) => inForce(period, on));
    return amount ? { id, cents: scaled(amount.dollars, CENTS_SCALE), source: amount.source } : null;
  }

  practitioners(): readonly Practitioner[] {
    return this.practitionersWithAliases();
  }

  private practitionersWithAliases(): readonly (Practitioner & { readonly aliases: readonly string[] })[] {
    this.practitionerList ??= this.read<TableFile<PractitionerText>>('practitioners.json').values.map(
      (each) => ({ ...each, percent: scaled(each.percent, PERCENT_SCALE) }),
    );
    return this.practitionerList;
  }

  practitioner(name: string): Practitioner | null {
    const wanted = name.toUpperCase().replace(/[^A-Z]/g, '');
    const fits = this.practitionersWithAliases().find(
      (each) => each.id === wanted || each.aliases.includes(wanted),
    );
    return fits ?? null;
  }

  companions(code: string): Companions | null {
    this.companionCodes ??= this.byCode<Companions>('companion-codes.json');
    return this.companionCodes.get(code) ?? null;
  }

  anesthesiaFactor(on: string, qp: boolean): AnesthesiaNational | null {
    this.factors ??= this.read<TableFile<FactorText>>('conversion-factors.json').values;
    const year = Number(on.slice(0, 4));
    const fits = this.factors.find(
      (each) => each.year === year && each.kind === 'anesthesia' && each.qp === qp && inForce(each, on),
    );
    if (!fits) return null;
    const factor = (text: string): number => scaled(text, CONVERSION_FACTOR_SCALE);
    return { file: factor(fits.value), ruleText: fits.ruleText ? factor(fits.ruleText) : null };
  }

  workFloor(on: string): WorkFloor | null {
    this.floors ??= this.read<TableFile<WorkFloor>>('work-floor.json').values;
    return this.floors.find((floor) => inForce(floor, on)) ?? null;
  }

  isPreventive(code: string): boolean {
    this.preventive ??= this.byCode('preventive-services.json');
    return this.preventive.has(code);
  }

  isTomography(code: string): boolean {
    this.tomography ??= this.read<TableFile<string>>('computed-tomography.json').values.map(toRange);
    return this.tomography.some(({ first, last }) => first <= code && code <= last);
  }

  readings(): readonly ReadingRule[] {
    this.readingList ??= this.read<TableFile<ReadingRule>>('readings.json').values;
    return this.readingList;
  }

  endedCode(wanted: string): EndedCode | null {
    this.endedFile ??= this.files.sorted(ENDED_CODES);
    const line = this.endedFile.find(`${wanted}\t`);
    if (line === null) return null;
    const [code = '', was = '', lastDay = '', replacedBy = '', note = '', source = ''] = line.split('\t');
    return { code, was, lastDay, replacedBy: replacedBy === '' ? [] : replacedBy.split(' '), note, source };
  }

  otherSchedules(): readonly OtherScheduleClass[] {
    this.otherList ??= this.read<TableFile<OtherScheduleClass>>('other-schedules.json').values;
    return this.otherList;
  }
}
