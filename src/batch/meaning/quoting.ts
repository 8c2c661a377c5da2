import { Quoting } from '../../core/issue/quoting.js';
import type { Layout } from '../input/layout.js';

/** How messages about the records of a batch may repeat their cells. */
export function quotingOf({ roles, isTyped, isRequest }: Layout): Quoting {
  if (isRequest) return Quoting.cell;
  return isTyped ? Quoting.typed : Quoting.ofCells((role) => roles.get(role)?.[0]);
}
