import { type CmsFile, columnFinder, ImportError } from '../formats/source-file.js';

export const SPECIALTY_COLUMNS = ['code', 'specialties'] as const;
export const SERVICE_COLUMNS = ['code', 'services'] as const;

interface Count {
  readonly code: string;
  readonly services: number;
}

/** The code and number of services of a record, once both are what they should be. */
function countReader(file: CmsFile): (record: readonly string[]) => Count {
  const find = columnFinder(file.name, file.records[0] ?? []);
  const [codeAt, servicesAt] = [find(/^hcpcs$/i), find(/^services$/i)];
  return (record) => {
    const [code = '', services = ''] = [record[codeAt], record[servicesAt]];
    if (!/^[A-Z0-9]{5}$/.test(code) || !/^\d+$/.test(services))
      throw new ImportError(file.name, `no code and whole number of services in: ${record.join(',')}`);
    return { code, services: Number(services) };
  };
}

/** Lines of the codes that are among the most billed of a specialty: "Dermatology=123; Podiatry=45", most first. */
export function specialtyLines(file: CmsFile): string[] {
  const specialtyAt = columnFinder(file.name, file.records[0] ?? [])(/^specialty$/i);
  const read = countReader(file);
  const byCode = new Map<string, (readonly [specialty: string, services: number])[]>();
  for (const record of file.records.slice(1)) {
    const { code, services } = read(record);
    const list = byCode.get(code) ?? [];
    list.push([record[specialtyAt] ?? '', services]);
    byCode.set(code, list);
  }
  const lines = [...byCode].map(([code, list]) => {
    const sorted = list.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return `${code}\t${sorted.map(([specialty, services]) => `${specialty}=${services}`).join('; ')}`;
  });
  return [SPECIALTY_COLUMNS.join('\t'), ...lines.sort()];
}

/** Lines of the most billed codes of all and their services. */
export function serviceLines(file: CmsFile): string[] {
  const read = countReader(file);
  const lines = file.records.slice(1).map((record) => {
    const { code, services } = read(record);
    return `${code}\t${services}`;
  });
  return [SERVICE_COLUMNS.join('\t'), ...lines.sort()];
}
