/** A segment of an X12 file, cut at its delimiters. */
export interface Segment {
  /** In the file, from 1: the ISA is segment 1 */
  readonly position: number;
  /** "SV1" */
  readonly id: string;
  /** The identifier itself is element 0, so that `elements[1]` is what the guide calls SV101 */
  readonly elements: readonly string[];
  readonly componentSeparator: string;
}

/** A file that is no 837P, or not a whole one. The message names positions, never what stands there. */
export class X12Error extends Error {
  override readonly name = 'X12Error';
}

/** The element as text, without padding; blank where the segment ends before it. */
export function element(segment: Segment, index: number): string {
  return segment.elements[index]?.trim() ?? '';
}

/** The components of a composite element: `['HC', '99213', '25']`. */
export function components(segment: Segment, index: number): string[] {
  return element(segment, index)
    .split(segment.componentSeparator)
    .map((component) => component.trim());
}

/** What is wrong and where: "segment 41 (SV1): ...". Content of the segment has no place in it. */
export function located({ position, id }: Pick<Segment, 'position' | 'id'>, what: string): string {
  return `segment ${position} (${id}): ${what}`;
}
