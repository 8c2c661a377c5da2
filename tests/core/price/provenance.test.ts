import { describe, expect, it } from 'vitest';
import { citing, type Provenance, provenanceText } from '../../../src/core/price/provenance.js';

const file = (column: string | null): Provenance => ({ kind: 'file', file: 'A.csv', column });

describe('provenanceText', () => {
  it.each<[readonly Provenance[], string]>([
    [[file('MP RVU')], 'A.csv MP RVU'],
    [[file(null)], 'A.csv'],
    [[{ kind: 'file', file: 'G.csv', column: null, figure: 'GPCI' }], 'GPCI G.csv'],
    [citing('42 CFR 414.46; ch. 12 §50'), '42 CFR 414.46; ch. 12 §50'],
    [[{ kind: 'given', figure: 'GPCI' }], 'GPCI given by the caller'],
    [[{ kind: 'given', figure: 'conversion factor' }], 'given by the caller'],
    [[{ kind: 'given', figure: 'percentage' }, ...citing('ch. 12')], 'given; ch. 12'],
    [[file('WORK RVU'), { kind: 'national' }], 'A.csv WORK RVU; GPCI national'],
    [[], ''],
  ])('%j', (source, text) => expect(provenanceText(source)).toBe(text));
});
