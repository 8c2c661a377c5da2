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

/** A file that is not a complete 837P. The message names positions, never their content. */
export class X12Error extends Error {
  override readonly name = 'X12Error';
}

/** The element as text, without padding; blank if the segment ends before it. */
export function element(segment: Segment, index: number): string {
  return segment.elements[index]?.trim() ?? '';
}

/** The components of a composite element: `['HC', '99213', '25']`. */
export function components(segment: Segment, index: number): string[] {
  return element(segment, index)
    .split(segment.componentSeparator)
    .map((component) => component.trim());
}

/**
 * The character that separates the components of a composite element if it is not the one that ISA16 names: "HC>99213"
 * where ISA16 is a colon. @param first what the first component must be
 */
export function otherSeparator(segment: Segment, index: number, first: RegExp): string | null {
  const [, start = '', between = '', rest = ''] =
    /^([A-Z\d]+)([!-/:-@[-`{-~])(.*)$/i.exec(element(segment, index)) ?? [];
  return between !== segment.componentSeparator && rest !== '' && first.test(start) ? between : null;
}

/** The identifiers of an 837P. In a garbled file anything, such as a name, can be where an identifier should be. */
const IDENTIFIERS =
  /^(?:ISA|IEA|GS|GE|ST|SE|BHT|NM1|N[1234]|PER|HL|PRV|CUR|REF|SBR|PAT|DMG|CLM|DTP|PWK|CN1|AMT|K3|NTE|CR[1-8]|CRC|HI|HCP|OI|CAS|MOA|LX|SV[1-7]|MEA|LIN|CTP|SVD|LQ|FRM|PS1|QTY)$/;

/** What is wrong and where: "segment 41 (SV1): ...". It must not quote the segment's content. */
export function located({ position, id }: Pick<Segment, 'position' | 'id'>, what: string): string {
  return `segment ${position}${IDENTIFIERS.test(id) ? ` (${id})` : ''}: ${what}`;
}
