export const HELP = { rvu: '', lookup: '', pay: '', rank: '' };
export const TOPICS: Readonly<Record<string, string>> = {};
