/** What Medicare checks of a claim and this program does not. */
export const NOT_CHECKED = ['NCCI edits', 'MUEs', 'coverage'] as const;

const [edits, limits, coverage] = NOT_CHECKED;

/** The same in words, for the end of an answer. */
export const NOT_CHECKED_TEXT = `${edits}, ${limits} and ${coverage} not checked`;
