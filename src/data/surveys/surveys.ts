import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SurveyLine } from '../../core/benchmark/survey.js';
import { DataError, UsageError } from '../../core/issue/errors.js';
import { makePrivateFolder, namesIn, removeFiles } from '../files/folder.js';
import { changeAlone } from '../files/lock.js';
import { type Files, writeFile } from '../files/new-file.js';
import { regularFileOf } from '../files/target.js';

/** A table of a survey as it is kept. */
export interface Survey {
  readonly name: string;
  /** The file that it was read from, and the beginning of its SHA-256 */
  readonly source: string;
  readonly lines: readonly SurveyLine[];
}

const SCHEMA = 'rvu.survey/1';
const ENDING = '.survey';

/** Names of tables: they are file names. */
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The tables of surveys that the user has imported: a file each, in a folder beside the journal. Each states the
 * SHA-256 of its figures, so that a damaged one is noticed.
 */
export class Surveys {
  readonly folder: string;

  constructor(journalFolder: string) {
    this.folder = join(journalFolder, 'surveys');
  }

  path(name: string): string {
    if (NAME.test(name)) return join(this.folder, name + ENDING);
    const hint = 'A name has small letters, digits and hyphens, such as survey-2026.';
    throw new UsageError('E_SURVEY', `"${name.slice(0, 40)}" cannot be the name of a table.`, hint);
  }

  /** The names of all tables, in order. */
  names(): string[] {
    return namesIn(this.folder, ENDING);
  }

  /** @throws UsageError E_SURVEY if there is none; DataError E_DATA_DAMAGED if the file is not as it was written */
  read(name: string): Survey {
    const path = this.path(name);
    if (!this.names().includes(name)) {
      const hint = 'rvu benchmark list shows the tables; rvu benchmark import FILE adds one.';
      throw new UsageError('E_SURVEY', `There is no table ${name}.`, hint);
    }
    const damaged = new DataError(
      'E_DATA_DAMAGED',
      `${path} is not as it was written.`,
      'Import the table again.',
    );
    try {
      const {
        schema,
        sha256: sum,
        survey,
      } = JSON.parse(readFileSync(path, 'utf8')) as {
        readonly schema: string;
        readonly sha256: string;
        readonly survey: Omit<Survey, 'name'>;
      };
      if (schema !== SCHEMA || sha256(JSON.stringify(survey)) !== sum) throw damaged;
      return { name, ...survey };
    } catch {
      throw damaged;
    }
  }

  /** Keeps a table, in the place of one of the same name: all of it or nothing. @throws OutputError E_OUTPUT */
  write(survey: Survey): Promise<void> {
    return this.writeWith(survey, undefined);
  }

  /** @internal `fs` is for tests of a full disk. */
  async writeWith({ name, source, lines }: Survey, fs: Files | undefined): Promise<void> {
    const path = this.path(name);
    makePrivateFolder(this.folder);
    const survey = { source, lines };
    const text = JSON.stringify({ schema: SCHEMA, sha256: sha256(JSON.stringify(survey)), survey });
    await changeAlone(this.folder, path, () => writeFile(regularFileOf(path), `${text}\n`, fs));
  }

  /** @throws UsageError E_SURVEY if there is none */
  async remove(name: string): Promise<void> {
    const path = this.path(name);
    if (!this.names().includes(name)) throw new UsageError('E_SURVEY', `There is no table ${name}.`);
    await changeAlone(this.folder, path, () => removeFiles([path]));
  }
}
