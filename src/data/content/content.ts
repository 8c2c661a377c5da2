import { readFileSync } from 'node:fs';
import type {
  CodeContent,
  CodeFamily,
  CodeNames,
  CodeTexts,
  Guidance,
} from '../../core/content/code-content.js';
import type { NotPricedBook } from '../../core/content/not-priced.js';
import { bundledDataDir } from '../bundle/locate.js';
import { SortedFile } from '../bundle/sorted-file.js';
import { cellsOf, contentPath, listOf, readEntry, readJson } from './files.js';
import { MentionFile } from './mention-file.js';

/** Longer than any two lines of names.tsv and pages.tsv; a content test verifies this. */
export const NAMES_WINDOW = 1024;
export const PAGES_WINDOW = 4096;

function toFamily([, kind = '', title = '', codes = '']: readonly string[]): CodeFamily {
  return { kind: kind as CodeFamily['kind'], title, codes: codes.split(' ') };
}

/**
 * Our own descriptions, read from files. Names and pages, four megabytes, are found by binary search,
 * as rows are; the few kilobytes about related codes are read as a whole when first needed.
 */
class FileContent implements CodeContent {
  private nameFile: SortedFile | undefined;
  private pageFile: SortedFile | undefined;
  private familyFile: MentionFile | undefined;
  private addOnFile: MentionFile | undefined;
  private guidanceText: string | undefined;
  private notPricedFile: NotPricedBook | undefined;

  constructor(
    private readonly dataDir: string,
    private readonly inMemory: boolean,
  ) {}

  names(code: string): CodeNames | null {
    this.nameFile ??= new SortedFile(contentPath(this.dataDir, 'names'), this.inMemory, NAMES_WINDOW);
    const line = this.nameFile.find(`${code}\t`);
    if (line === null) return null;
    const [, name = '', synonyms = ''] = cellsOf(line);
    return { name, synonyms: listOf(synonyms) };
  }

  texts(code: string): CodeTexts | null {
    this.pageFile ??= new SortedFile(contentPath(this.dataDir, 'pages'), this.inMemory, PAGES_WINDOW);
    const line = this.pageFile.find(`${code}\t`);
    if (line === null) return null;
    const [, description = '', plainLanguage = '', clinicalContext = '', specialties = ''] = cellsOf(line);
    return { description, plainLanguage, clinicalContext, specialties: listOf(specialties) };
  }

  private get familyLines(): MentionFile {
    this.familyFile ??= new MentionFile(contentPath(this.dataDir, 'families'));
    return this.familyFile;
  }

  allFamilies(): readonly CodeFamily[] {
    return this.familyLines.all().map(toFamily);
  }

  families(code: string): readonly CodeFamily[] {
    return this.familyLines.mentioning(code).map(toFamily);
  }

  private get addOnLines(): MentionFile {
    this.addOnFile ??= new MentionFile(contentPath(this.dataDir, 'addons'));
    return this.addOnFile;
  }

  primaries(code: string): readonly string[] {
    const own = this.addOnLines.mentioning(code).find(([addOn]) => addOn === code);
    return own?.[1]?.split(' ') ?? [];
  }

  addOns(code: string): readonly string[] {
    return this.addOnLines.mentioning(code).flatMap(([addOn = '']) => (addOn === code ? [] : [addOn]));
  }

  mentionedBy(code: string): readonly string[] {
    const pages = new MentionFile(contentPath(this.dataDir, 'pages'));
    return pages.mentioning(code).flatMap(([page = '']) => (page === code ? [] : [page]));
  }

  guidance(section: string, subsection?: string): Guidance | null {
    this.guidanceText ??= readFileSync(contentPath(this.dataDir, 'sections'), 'latin1');
    const key = subsection === undefined ? section : `${section}/${subsection}`;
    return readEntry<Guidance>(this.guidanceText, key);
  }

  notPriced(): NotPricedBook {
    this.notPricedFile ??= readJson<NotPricedBook>(contentPath(this.dataDir, 'notPriced'));
    return this.notPricedFile;
  }
}

export interface ContentOptions {
  /** A folder laid out like the package's data/, which is the default */
  readonly dataDir?: string;
  /** Read whole files: faster for thousands of answers, slower for one */
  readonly inMemory?: boolean;
}

/** Opens our own descriptions of codes; each file is read when first needed. @throws DataError E_DATA_MISSING */
export function openContent({ dataDir, inMemory = false }: ContentOptions = {}): CodeContent {
  return new FileContent(dataDir ?? bundledDataDir(), inMemory);
}
