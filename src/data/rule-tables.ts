import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../core/issue.js';
import type {
  CodeRange,
  IndicatorName,
  IndicatorTable,
  PlaceOfService,
  RuleTables,
  Section,
  StatusRule,
  Subsection,
} from '../core/rules.js';

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

/** The rule tables of data/rules, each file read when first asked for. */
export class FileRuleTables implements RuleTables {
  private statuses: Map<string, StatusRule> | undefined;
  private places: Map<string, PlaceOfService> | undefined;
  private indicators: Record<IndicatorName, IndicatorTable> | undefined;
  private sectionList: readonly Section[] | undefined;

  constructor(private readonly dataDir: string) {}

  private read<T>(name: string): T {
    return JSON.parse(readFileSync(join(this.dataDir, 'rules', name), 'utf8')) as T;
  }

  private byCode<T extends { readonly code: string }>(name: string): Map<string, T> {
    return new Map(this.read<TableFile<T>>(name).values.map((value) => [value.code, value]));
  }

  status(code: string): StatusRule {
    this.statuses ??= this.byCode<StatusRule>('status.json');
    const rule = this.statuses.get(code);
    if (!rule) throw new UsageError('E_DATA_DAMAGED', `Status "${code}" is not in data/rules/status.json.`);
    return rule;
  }

  placeOfService(code: string): PlaceOfService | null {
    this.places ??= this.byCode<PlaceOfService>('place-of-service.json');
    return this.places.get(code) ?? null;
  }

  indicator(name: IndicatorName): IndicatorTable {
    this.indicators ??= this.read<Record<IndicatorName, IndicatorTable>>('indicators.json');
    return this.indicators[name];
  }

  sections(): readonly Section[] {
    this.sectionList ??= this.read<TableFile<SectionText>>('sections.json').values.map(toSection);
    return this.sectionList;
  }
}
