const BARS = '▁▂▃▄▅▆▇█';

/** Values as a line of bars from the lowest to the highest; a dot where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const steps = BARS.length - 1;
  return values
    .map((value) => {
      if (value === null) return '·';
      return BARS[most === least ? 0 : Math.round(((value - least) / (most - least)) * steps)];
    })
    .join('');
}
