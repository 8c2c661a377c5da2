import { readService } from '../../core/code/service.js';
import { parseServiceCode, type ServiceCode, splitModifiers } from '../../core/code/service-code.js';
import type { LineReleases } from '../../core/dates/line-releases.js';
import { type Notice, type Refusal, refusal } from '../../core/issue/issue.js';
import type { Quoting } from '../../core/issue/quoting.js';
import { type FeeSchedule, rowsOfCode } from '../../core/release/fee-schedule.js';
import type { Layout } from '../input/layout.js';
import type { Records } from '../input/records.js';
import { refuseX12 } from '../input/refuse-x12.js';
import { withoutDecimals } from './cleaning.js';
import { isByDate } from './date.js';
import { type CellsOf, Meaning, type Reading } from './meaning.js';
import { quotingOf } from './quoting.js';

/** Modifiers with which anesthesia is billed, and only it */
const OF_ANESTHESIA = /^(?:AA|AD|QK|QX|QY|QZ)$/;
/** What data frames and spreadsheets write into an empty column of modifiers */
const NO_MODIFIER = /^0+(?:\.0+)?$/;
const CODE_LENGTH = 5;
const JOINT = '-';
const ZERO = 48;
const A = 65;
const N = 78;
const NO_NOTICES: readonly Notice[] = [];

/** A code as written, with its modifiers, and how its cells were read if that needs saying. */
interface ServiceText {
  readonly text: string;
  readonly notices: readonly Notice[];
}

/**
 * A code of anesthesia begins with zeros, which a spreadsheet drops: 100 with AA is 00100. Without such a modifier the
 * number may be anything.
 */
function restored(code: string, modifiers: readonly string[], schedule: FeeSchedule): string | null {
  const isOfAnesthesia = modifiers.some((each) => OF_ANESTHESIA.test(each.toUpperCase()));
  if (!/^\d{3,4}$/.test(code) || !isOfAnesthesia) return null;
  const whole = code.padStart(5, '0');
  return rowsOfCode(schedule, whole).length > 0 ? whole : null;
}

/** A code and its modifiers as a record has them. */
interface WrittenService {
  readonly code: string;
  readonly modifiers: readonly string[];
}

/** The code and the modifiers of a record as written; a code cell may hold modifiers itself. */
export function writtenService(cells: CellsOf): WrittenService {
  const [first = '', ...ofCode] = (cells('code')[0] ?? '').split(/\s+/);
  const ofCells = cells('modifier').filter((cell) => cell !== '' && !NO_MODIFIER.test(cell));
  return {
    code: withoutDecimals(first),
    modifiers: [...ofCode, ...ofCells.flatMap(splitModifiers)].map(withoutDecimals),
  };
}

/** Reads a code and its modifiers from their bytes, as nearly all are written. */
class PlainServices {
  /** Lists of modifiers, which many services share: a year of claims has a hundred */
  private readonly lists = new Map<string, readonly string[]>();

  constructor(
    private readonly codeColumn: number,
    private readonly modifierColumns: readonly number[],
  ) {}

  /** The service of a record for which nothing else need be considered; null for any other. */
  read(records: Records, i: number): ServiceCode | null {
    const { bytes, bounds, stride } = records;
    const at = i * stride;
    const start = (bounds[at + this.codeColumn] ?? 0) + 1;
    if (!isPlainCode(bytes, start, bounds[at + this.codeColumn + 1] ?? 0)) return null;
    let modifiers = '';
    for (const column of this.modifierColumns) {
      const from = (bounds[at + column] ?? 0) + 1;
      const to = bounds[at + column + 1] ?? 0;
      if (from === to) continue;
      if (!isPlainModifier(bytes, from, to)) return null;
      modifiers += (modifiers === '' ? '' : JOINT) + records.cell(i, column);
    }
    return { code: records.cell(i, this.codeColumn), modifiers: this.list(modifiers) };
  }

  /** A service with a list of modifiers that others share too. */
  shared({ code, modifiers }: ServiceCode): ServiceCode {
    return { code, modifiers: this.list(modifiers.join(JOINT)) };
  }

  private list(modifiers: string): readonly string[] {
    const list = this.lists.get(modifiers) ?? (modifiers === '' ? [] : modifiers.split(JOINT));
    this.lists.set(modifiers, list);
    return list;
  }

  clear(): void {
    this.lists.clear();
  }
}

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= ZERO + 9;
const isCapital = (byte: number): boolean => byte >= A && byte < A + 26;

/** Five digits and capitals; whether one with fewer than four digits is a code or a word depends on the release. */
function isPlainCode(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== CODE_LENGTH) return false;
  let digits = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (isDigit(byte)) digits += 1;
    else if (!isCapital(byte)) return false;
  }
  return digits >= CODE_LENGTH - 1;
}

/** Two digits or capitals, but not the zeros or the "NA" that programs write where there is no modifier. */
function isPlainModifier(bytes: Uint8Array, start: number, end: number): boolean {
  const [first = 0, second = 0] = [bytes[start], bytes[start + 1]];
  const isNothing = (first === ZERO && second === ZERO) || (first === N && second === A);
  if (end - start !== 2 || isNothing) return false;
  return (isDigit(first) || isCapital(first)) && (isDigit(second) || isCapital(second));
}

/** A service as written, with the zeros that a code of the release has lost. */
function serviceText({ code, modifiers }: WrittenService, schedule: FeeSchedule): ServiceText {
  const whole = restored(code, modifiers, schedule);
  const message = `The code had lost its leading zeros; it was read as ${whole}.`;
  return {
    text: [whole ?? code, ...modifiers].join(' '),
    notices: whole === null ? NO_NOTICES : [{ code: 'N_ZERO', message }],
  };
}

/** Whether a service reads the same in every release: whether a word is a code can depend on the codes it has. */
function isClear(service: ServiceCode | Refusal, quoting: Quoting): service is ServiceCode {
  return !('ok' in service) && quoting.allows('code', service.code);
}

/** The refusal of a word that is no modifier; if it stands after the code, the cell of the code is named and not another. */
function inCodeCell(refused: Refusal, cell: string, quoting: Quoting): Refusal {
  const isElsewhere = !('ok' in parseServiceCode(cell, quoting));
  if (refused.code !== 'E_MODIFIER_INVALID' || isElsewhere || quoting.allows('code', cell)) return refused;
  const { code, service, hint } = refused;
  const message = `${quoting.quoted('code', cell)} has a word after its code that is not a modifier.`;
  return refusal(code, service, message, hint === undefined ? {} : { hint });
}

/** What a command finds for the code and modifiers of each record, in the release of its date. */
export function serviceMeaning<T>(
  releases: LineReleases,
  layout: Layout,
  answer: (service: ServiceCode, schedule: FeeSchedule, notices: readonly Notice[]) => T | Refusal,
  onForget?: () => void,
  numberOf?: (value: T | Refusal) => number,
  isSameIn?: (value: T | Refusal, schedule: FeeSchedule) => boolean,
): Meaning<T | Refusal, ServiceCode> {
  const quoting = quotingOf(layout);
  const plain = new PlainServices(layout.roles.get('code')?.[0] ?? 0, layout.roles.get('modifier') ?? []);
  const schedule = (release: number): FeeSchedule => (releases.list[release] ?? releases.first).schedule;
  // Declared outside the parser, so that each spelling keeps only its service in memory.
  const inEach =
    (asked: ServiceCode): Reading<T | Refusal> =>
    (release) =>
      answer(asked, schedule(release), NO_NOTICES);
  return new Meaning<T | Refusal, ServiceCode>(
    layout,
    ['code', 'modifier'],
    (cells) => {
      const [cell] = cells('code');
      if (!cell) return () => refusal('E_CODE_MISSING', '', 'No procedure code is given.');
      const written = writtenService(cells);
      const text = [written.code, ...written.modifiers].join(' ');
      if (!quoting.allows('code', text)) refuseX12(cell, 'A line after the first', false);
      const asWritten = parseServiceCode(text, quoting);
      if (isClear(asWritten, quoting)) return inEach(plain.shared(asWritten));
      return (release) => {
        const { text, notices } = serviceText(written, schedule(release));
        const service = readService(schedule(release), text, quoting);
        return 'ok' in service
          ? inCodeCell(service, cell, quoting)
          : answer(service, schedule(release), notices);
      };
    },
    () => {
      plain.clear();
      onForget?.();
    },
    numberOf,
    isByDate(releases, layout),
    isSameIn
      ? {
          near: (release) => releases.ofSameYear(release),
          isSame: (value, release) => isSameIn(value, schedule(release)),
        }
      : null,
    {
      take: (records, i) => plain.read(records, i),
      read: (service, release) => answer(service, schedule(release), NO_NOTICES),
    },
  );
}
