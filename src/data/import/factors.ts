import { DataFiles } from '../sealed/data-files.js';

/** A conversion factor of data/rules/conversion-factors.json. */
export interface PublishedFactor {
  readonly year: number;
  readonly kind: 'physician' | 'anesthesia';
  readonly qp: boolean;
  readonly value: string;
  /** First and last date of service, ISO, if it was not in force all year */
  readonly from?: string;
  readonly through?: string;
}

/** The conversion factors that CMS published. @throws DataError E_DATA_MISSING, E_DATA_DAMAGED */
export function publishedFactors(dataDir: string): readonly PublishedFactor[] {
  const file = new DataFiles({ dataDir }).json<{ readonly values: readonly PublishedFactor[] }>(
    'rules/conversion-factors.json',
  );
  return file.values;
}
