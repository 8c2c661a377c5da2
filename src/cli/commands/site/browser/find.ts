import { findCodes, type ListedCodes, type NamedCodes } from '../../../../core/search/find-codes.js';
import { textsIn } from '../../../../data/search/index-file.js';
import { meaningsIn } from '../../../../data/search/meanings.js';
import { searchTexts } from '../../../../data/search/search-engine.js';
import { codeOfLine, type SearchCode, type SearchData } from '../search/format.js';

/** Finds the codes with a page that a query means, best first. */
export type Find = (query: string) => SearchCode[];

/** The search of `rvu search`, over the codes that have a page. */
export function finderOf({ index, meanings, codes }: SearchData): Find {
  const byCode = new Map(codes.split('\n').map((line) => [line.slice(0, line.indexOf('\t')), line]));
  const found = (code: string): SearchCode | null => {
    const line = byCode.get(code);
    return line === undefined ? null : codeOfLine(line);
  };
  const listed: ListedCodes = {
    rowsBetween: (first, last) =>
      [...byCode.keys()].filter((code) => first <= code && code <= last).map((code) => ({ code })),
  };
  const named: NamedCodes = {
    names: (code) => {
      const each = found(code);
      return each?.name ? each : null;
    },
    elsewhere: () => [],
  };
  const search = searchTexts(textsIn(index), meaningsIn(meanings));
  return (query) => findCodes(search, listed, named, query).flatMap(({ code }) => found(code) ?? []);
}
