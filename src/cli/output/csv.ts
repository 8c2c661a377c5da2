import type { Answer } from '../../answer/find/answer.js';

/** Code and modifier of a refused service, "45378-TC", as two cells. */
export function serviceCells({ service }: { readonly service: string }): [code: string, modifier: string] {
  const [code = '', ...modifiers] = service.split('-');
  return [code, modifiers.join(' ')];
}

type Named = Pick<Answer<unknown>, 'release' | 'chosen'>;

/** A column of the date of service, if one is given, with the same cell in every line. */
export function dateColumn({ chosen }: Named): readonly (readonly [name: string, cell: string])[] {
  const date = chosen?.date ?? null;
  return date === null ? [] : [['rvu_date', date]];
}

/** Columns of the release and the date, if a release is asked for, of a command whose CSV does not name them otherwise. */
export function releaseColumns(answer: Named): readonly (readonly [name: string, cell: string])[] {
  const { release, chosen } = answer;
  if (!chosen || chosen.isDefault) return [];
  return [['rvu_release', release.id], ...dateColumn(answer)];
}
