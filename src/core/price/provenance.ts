/** What a figure or a step of a price rests on. */
export type Provenance = FileProvenance | RuleProvenance | GivenProvenance | NationalProvenance;

/** A column of one of CMS's files, or the file as a whole. */
export interface FileProvenance {
  readonly kind: 'file';
  /** As CMS names it: `SourceFile.name` */
  readonly file: string;
  /** As its header prints it; null: the file as a whole */
  readonly column: string | null;
  /** The figure taken from it, if the step has figures from other sources too */
  readonly figure?: 'GPCI';
}

/** A law, regulation, manual or document: "42 CFR 414.46; Pub. 100-04, ch. 12 §50". */
export interface RuleProvenance {
  readonly kind: 'rule';
  readonly rule: string;
}

/** A figure that the caller gave instead of CMS's. */
export interface GivenProvenance {
  readonly kind: 'given';
  readonly figure: 'GPCI' | 'conversion factor' | 'percentage';
}

/** The national GPCI, 1.000 by definition. */
export interface NationalProvenance {
  readonly kind: 'national';
}

const GIVEN_TEXT: Readonly<Record<GivenProvenance['figure'], string>> = {
  GPCI: 'GPCI given by the caller',
  'conversion factor': 'given by the caller',
  percentage: 'given',
};

/** The provenance of a step that rests on a rule alone. */
export function citing(rule: string): readonly RuleProvenance[] {
  return [{ kind: 'rule', rule }];
}

function entryText(entry: Provenance): string {
  switch (entry.kind) {
    case 'file':
      return [
        ...(entry.figure ? [entry.figure] : []),
        entry.file,
        ...(entry.column ? [entry.column] : []),
      ].join(' ');
    case 'rule':
      return entry.rule;
    case 'given':
      return GIVEN_TEXT[entry.figure];
    case 'national':
      return 'GPCI national';
  }
}

/** "PPRRVU2026_Jan_nonQPP.csv WORK RVU; GPCI GPCI2026.csv": the text of `trace[].source` in JSON. */
export function provenanceText(source: readonly Provenance[]): string {
  return source.map(entryText).join('; ');
}
