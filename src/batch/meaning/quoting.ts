import { Quoting } from '../../core/issue/quoting.js';
import type { Layout } from '../input/layout.js';

/** How messages about the records of a batch may repeat their cells. */
export function quotingOf({ roles, isTyped }: Layout): Quoting {
  return isTyped ? Quoting.typed : Quoting.ofCells((role) => roles.get(role)?.[0]);
}
