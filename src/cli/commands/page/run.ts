import { extname } from 'node:path';
import { answerLookup } from '../../../answer/find/lookup.js';
import { requestedServices } from '../../../answer/find/services.js';
import { chooseRelease } from '../../../answer/release/chosen.js';
import { UsageError } from '../../../core/issue/errors.js';
import type { Refusal } from '../../../core/issue/issue.js';
import { echo } from '../../../core/issue/quoting.js';
import type { CodePage } from '../../../core/page/page.js';
import { openContent } from '../../../data/content/content.js';
import { openReference } from '../../../data/reference/reference.js';
import { hasJournal } from '../../journal/folder.js';
import { finish } from '../../output/finish.js';
import { documentOf } from '../../output/page/document.js';
import { pageHtml } from '../../output/page/html.js';
import { pageMarkdown } from '../../output/page/markdown.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import type { PageOptions } from './command.js';

function onlyPage(results: readonly CodePage[], errors: readonly Refusal[]): CodePage | undefined {
  if (results.length + errors.length === 1) return results[0];
  throw new UsageError(
    'E_USAGE',
    'rvu page writes the page of one code.',
    'Try: rvu page 90853 --html 90853.html',
  );
}

const MARKDOWN_ENDINGS = ['', '.md', '.markdown', '.txt'];

/** Refuses an --out whose name promises something other than Markdown. */
function refuseEnding(out: string): void {
  const ending = extname(out).toLowerCase();
  if (MARKDOWN_ENDINGS.includes(ending)) return;
  const isHtml = ending === '.html' || ending === '.htm';
  throw new UsageError(
    'E_USAGE',
    `--out ${echo(out)}: rvu page writes Markdown there.`,
    isHtml ? 'Name the file with --html.' : 'Name a .md file, or write a web page with --html.',
  );
}

/** `rvu page`: the page of a code as Markdown, or as one HTML file. */
export async function pageCommand(args: readonly string[], options: PageOptions, io: Io): Promise<ExitCode> {
  if (options.html !== undefined && options.out !== undefined) {
    throw new UsageError('E_USAGE', '--html and --out both name a file.', 'Give one of them.');
  }
  refuseEnding(options.out ?? '');
  const choice = chooseRelease(options);
  const { schedule, chosen } = choice;
  const requested = requestedServices(schedule, args);
  const answer = answerLookup(choice, openContent(), openReference(), requested, options.qp ?? false);
  const page = onlyPage(answer.results, answer.errors);
  if (!page) return finish(answer, io, 'table');
  if (hasJournal(io)) {
    // On standard error: a page is made to be shared, what its code has brought is not.
    const { trackLine } = await import('../../journal/track-line.js');
    const line = trackLine([page.report.row.code], io);
    if (line !== null) say(io, line);
  }
  const document = documentOf(page, schedule, { faq: true, chosen });
  const { html } = options;
  if (html === undefined) io.stdout.write(pageMarkdown(document));
  else if (html === '-') io.stdout.write(pageHtml(document));
  else {
    const { toFile } = await import('../../output/file.js');
    return toFile(html, io, async ({ stdout }) => {
      stdout.write(pageHtml(document));
      return EXIT.answered;
    });
  }
  return EXIT.answered;
}
