import { ERROR_MEANINGS, NOTICE_MEANINGS } from './codes.js';

function list(meanings: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(meanings).map((code) => code.length));
  return Object.entries(meanings)
    .map(([code, meaning]) => `  ${code.padEnd(width)}  ${meaning}\n`)
    .join('');
}

/** `rvu help errors`: every code and what it means. */
export function errorsText(): string {
  return `Error and notice codes (stable; their wording may change)

${list(ERROR_MEANINGS)}
Notices

${list(NOTICE_MEANINGS)}`;
}
