/** The data of the search in the pages: written by the command, read by the browser. */

/** What the script of the data defines. */
export interface SearchData {
  /** The index of rvu search */
  readonly index: string;
  /** What people type and what it is called */
  readonly meanings: string;
  /** A line for each code with a page, in order */
  readonly codes: string;
}

/** A code as the search shows it. */
export interface SearchCode {
  readonly code: string;
  /** Blank: none has been written yet */
  readonly name: string;
  readonly synonyms: readonly string[];
  /** "$95.19"; blank: not priced */
  readonly amount: string;
}

export function codeLine({ code, name, synonyms, amount }: SearchCode): string {
  return [code, name, synonyms.join('; '), amount].join('\t');
}

export function codeOfLine(line: string): SearchCode {
  const [code = '', name = '', synonyms = '', amount = ''] = line.split('\t');
  return { code, name, synonyms: synonyms === '' ? [] : synonyms.split('; '), amount };
}
