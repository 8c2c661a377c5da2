import type { Counts } from './compare.mjs';

export function isInstalled(): boolean;
export function comparedInPostgres(lines: number): Promise<{ usual: Counts; qp: Counts }>;
