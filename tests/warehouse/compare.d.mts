export interface Counts {
  lines: number;
  priced: number;
  refused: number;
  needsClaim: number;
  reasons: Record<string, number>;
}
