import { LATEST, type NamedRelease } from '../../answer/release/request.js';
import { badValue, type ValuesOf } from './define.js';
import { serviceDay } from './values.js';

export const RELEASE_FORM = `Give a release such as RVU24AR, or ${LATEST}.`;

/** The name of a release, or the word for the newest; null for anything else. */
export function releaseName(text: string): string | null {
  const word = text.trim().toUpperCase();
  if (word === LATEST.toUpperCase()) return LATEST;
  return /^RVU\d\d[A-D]R?$/.test(word) ? word : null;
}

/** Which release answers: the one in force on a day, or one by its name. */
export const RELEASE_OPTIONS = {
  date: {
    flags: '--date <day>',
    help: 'date of service: the release in force on that day',
    parse: serviceDay,
    overrides: 'release',
  },
  release: {
    flags: '--release <id>',
    help: `a release by its name, such as RVU24AR, or ${LATEST}`,
    parse: (text: string): NamedRelease => {
      const name = releaseName(text);
      if (name !== null) return { name, isConfigured: false };
      throw badValue('--release', text, RELEASE_FORM);
    },
    default: 'release',
    values: 'release',
  },
  strict: {
    flags: '--strict',
    help: 'with --date: an error if the release of its quarter is not available',
  },
} as const;

export type ReleaseOptions = ValuesOf<typeof RELEASE_OPTIONS>;
