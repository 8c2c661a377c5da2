import type {
  CodeContent,
  CodeFamily,
  CodeNames,
  CodeTexts,
  Guidance,
} from '../../core/content/code-content.js';
import type { NotPricedBook } from '../../core/content/not-priced.js';
import { DataFiles, type FilesOptions } from '../sealed/data-files.js';
import type { SortedText } from '../sealed/sorted-text.js';
import { CONTENT_FILES, cellsOf, listOf, readEntry } from './files.js';
import { MentionFile } from './mention-file.js';

function toFamily([, kind = '', title = '', codes = '']: readonly string[]): CodeFamily {
  return { kind: kind as CodeFamily['kind'], title, codes: codes.split(' ') };
}

/**
 * Our own descriptions, read from files. Names and pages, four megabytes, are found by binary search,
 * as rows are; the few kilobytes about related codes are read as a whole when first needed.
 */
class FileContent implements CodeContent {
  private nameFile: SortedText | undefined;
  private elsewhereFile: SortedText | undefined;
  private pageFile: SortedText | undefined;
  private familyFile: MentionFile | undefined;
  private addOnFile: MentionFile | undefined;
  private guidanceText: string | undefined;
  private notPricedFile: NotPricedBook | undefined;

  constructor(private readonly files: DataFiles) {}

  private mentions(name: string, isIndexed = this.files.inMemory): MentionFile {
    return new MentionFile(this.files.data(name).whole().toString('latin1'), isIndexed);
  }

  private get elsewhereLines(): SortedText {
    this.elsewhereFile ??= this.files.sorted(CONTENT_FILES.elsewhere);
    return this.elsewhereFile;
  }

  names(code: string): CodeNames | null {
    this.nameFile ??= this.files.sorted(CONTENT_FILES.names);
    const line = this.nameFile.find(`${code}\t`) ?? this.elsewhereLines.find(`${code}\t`);
    if (line === null) return null;
    const [, name = '', synonyms = ''] = cellsOf(line);
    return { name, synonyms: listOf(synonyms) };
  }

  elsewhere(first: string, last: string): readonly string[] {
    return this.elsewhereLines.linesBetween(first, last).map((line) => line.slice(0, line.indexOf('\t')));
  }

  texts(code: string): CodeTexts | null {
    this.pageFile ??= this.files.sorted(CONTENT_FILES.pages);
    const line = this.pageFile.find(`${code}\t`);
    if (line === null) return null;
    const [, description = '', plainLanguage = '', clinicalContext = '', specialties = ''] = cellsOf(line);
    return { description, plainLanguage, clinicalContext, specialties: listOf(specialties) };
  }

  private get familyLines(): MentionFile {
    this.familyFile ??= this.mentions(CONTENT_FILES.families);
    return this.familyFile;
  }

  allFamilies(): readonly CodeFamily[] {
    return this.familyLines.all().map(toFamily);
  }

  families(code: string): readonly CodeFamily[] {
    return this.familyLines.mentioning(code).map(toFamily);
  }

  private get addOnLines(): MentionFile {
    this.addOnFile ??= this.mentions(CONTENT_FILES.addons);
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
    const pages = this.mentions(CONTENT_FILES.pages, false);
    return pages.mentioning(code).flatMap(([page = '']) => (page === code ? [] : [page]));
  }

  guidance(section: string, subsection?: string): Guidance | null {
    this.guidanceText ??= this.files.data(CONTENT_FILES.sections).whole().toString('latin1');
    const key = subsection === undefined ? section : `${section}/${subsection}`;
    return readEntry<Guidance>(this.guidanceText, key);
  }

  notPriced(): NotPricedBook {
    this.notPricedFile ??= this.files.json<NotPricedBook>(CONTENT_FILES.notPriced);
    return this.notPricedFile;
  }
}

export type ContentOptions = FilesOptions;

/** Opens our own descriptions of codes; each file is read when first needed. @throws DataError E_DATA_DAMAGED */
export function openContent(options: ContentOptions = {}): CodeContent {
  return contentFrom(new DataFiles(options));
}

/** Opens the descriptions among some files. */
export function contentFrom(files: DataFiles): CodeContent {
  return new FileContent(files);
}
