import type { Notice } from '../../core/issue/issue.js';

/** The word for the newest release held. */
export const LATEST = 'latest';

/** A release that an option or the user's configuration names. */
export interface NamedRelease {
  /** "RVU24AR", or "latest" */
  readonly name: string;
  /** A configured release is for lines without a date, whereas one of the command line is for all of them */
  readonly isConfigured: boolean;
}

/** Which release answers. */
export interface ReleaseRequest {
  /** Date of service, ISO: the release in force on that day */
  readonly date?: string;
  readonly release?: NamedRelease;
  /** With a date: an error if the release of its quarter is not available */
  readonly strict?: boolean;
}

/** How the release of an answer was chosen. */
export interface ChosenRelease {
  /** The date of service given, ISO; null if none is */
  readonly date: string | null;
  readonly notices: readonly Notice[];
  /** Neither a date nor a release was given or configured */
  readonly isDefault: boolean;
}
