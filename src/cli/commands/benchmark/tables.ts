import { basename, extname } from 'node:path';
import { toJson } from '../../../answer/json/json.js';
import { SURVEY_METRICS } from '../../../core/benchmark/survey.js';
import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { readSurveyFile } from '../../../data/surveys/survey-file.js';
import { type Survey, Surveys } from '../../../data/surveys/surveys.js';
import { bytesOf } from '../../journal/file.js';
import { folderOf } from '../../journal/folder.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { counted } from '../../terminal/text.js';
import type { BenchmarkOptions } from './command.js';
import { METRIC_NAMES } from './words.js';

const CHECKSUM = 12;
const MOST_SHOWN = 10;

/** The name of a table: the one given, else that of its file. */
function nameOf(file: string, given: string | undefined): string {
  if (given !== undefined) return given;
  const plain = basename(file, extname(file)).toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'survey'
  );
}

const specialties = ({ lines }: Survey): number => new Set(lines.map(({ specialty }) => specialty)).size;

/** "Which metrics, of how many specialties": nothing of the figures. */
function contents(survey: Survey): string {
  const metrics = SURVEY_METRICS.filter((metric) => survey.lines.some((line) => line.metric === metric));
  const of = specialties(survey) === 1 ? '1 specialty' : `${specialties(survey)} specialties`;
  return `${metrics.map((metric) => METRIC_NAMES[metric]).join(', ')}; ${of}`;
}

const surveyJson = (survey: Survey): object => ({
  name: survey.name,
  source: survey.source,
  metrics: SURVEY_METRICS.filter((metric) => survey.lines.some((line) => line.metric === metric)),
  specialties: specialties(survey),
});

function answer(
  action: string,
  surveys: readonly Survey[],
  text: string,
  options: BenchmarkOptions,
  io: Io,
): ExitCode {
  const format = formatOf(options);
  if (format === 'json' || format === 'ndjson') {
    const envelope = { schema: 'rvu.benchmark/1', action, results: surveys.map(surveyJson), errors: [] };
    io.stdout.write(`${toJson(envelope, 2)}\n`);
  } else io.stdout.write(`${text}\n`);
  return EXIT.answered;
}

function one(action: string, words: readonly string[], what: string): string {
  const [word] = words;
  if (word !== undefined && words.length === 1) return word;
  const example = action === 'import' ? 'survey.csv' : 'survey-2026';
  throw new UsageError(
    'E_USAGE',
    `rvu benchmark ${action} needs one ${what}.`,
    `Example: rvu benchmark ${action} ${example}`,
  );
}

/** `rvu benchmark import`: keeps the table of a survey. */
export async function importTable(
  words: readonly string[],
  options: BenchmarkOptions,
  io: Io,
): Promise<ExitCode> {
  const file = one('import', words, 'file');
  const bytes = await bytesOf(file, io);
  const { createHash } = await import('node:crypto');
  const checksum = createHash('sha256').update(bytes).digest('hex').slice(0, CHECKSUM);
  const { specialtyColumn, metricColumn, metric } = options;
  const { lines, skipped, blank } = readSurveyFile(file === '-' ? 'stdin' : basename(file), bytes, {
    specialtyColumn,
    metricColumn,
    metric,
  });
  const surveys = new Surveys(folderOf(io));
  const name = nameOf(file, options.survey);
  const isNew = !surveys.names().includes(name);
  const survey = { name, source: `${file === '-' ? 'stdin' : basename(file)} ${checksum}`, lines };
  await surveys.write(survey);
  if (skipped.length > 0) {
    const shown = skipped.slice(0, MOST_SHOWN).map((each) => `"${echo(each)}"`);
    const more = skipped.length > MOST_SHOWN ? `, ${skipped.length - MOST_SHOWN} more` : '';
    say(io, `left out, as neither work RVUs nor compensation: ${shown.join(', ')}${more}`);
  }
  if (blank > 0) say(io, `${counted(blank, 'cell')} without a figure`);
  const text = `${isNew ? 'Imported' : 'Replaced'} ${name}: ${contents(survey)}\n${surveys.path(name)}`;
  return answer('import', [survey], text, options, io);
}

/** `rvu benchmark list`: which tables there are, without their figures. */
export async function listTables(
  words: readonly string[],
  options: BenchmarkOptions,
  io: Io,
): Promise<ExitCode> {
  if (words.length > 0) throw new UsageError('E_USAGE', 'rvu benchmark list takes no words.');
  const surveys = new Surveys(folderOf(io));
  const all = surveys.names().map((name) => surveys.read(name));
  const none = 'No table yet. rvu benchmark import FILE adds the one that you license.';
  const text = all.map((each) => `${each.name}: ${contents(each)}; from ${echo(each.source)}`);
  return answer('list', all, text.join('\n') || none, options, io);
}

/** `rvu benchmark remove`: forgets a table. */
export async function removeTable(
  words: readonly string[],
  options: BenchmarkOptions,
  io: Io,
): Promise<ExitCode> {
  const surveys = new Surveys(folderOf(io));
  const name = one('remove', words, 'name');
  await surveys.remove(name);
  return answer('remove', [], `Removed ${name}`, options, io);
}
