import { readService } from '../../core/code/service.js';
import { parseServiceCode, type ServiceCode, splitModifiers } from '../../core/code/service-code.js';
import type { LineReleases } from '../../core/dates/line-releases.js';
import { type Notice, type Refusal, refusal } from '../../core/issue/issue.js';
import type { Quoting } from '../../core/issue/quoting.js';
import { type FeeSchedule, rowsOfCode } from '../../core/release/fee-schedule.js';
import type { Layout } from '../input/layout.js';
import { refuseX12 } from '../input/refuse-x12.js';
import { withoutDecimals } from './cleaning.js';
import { isByDate } from './date.js';
import { type CellsOf, Meaning, type Reading } from './meaning.js';
import { quotingOf } from './quoting.js';

/** Modifiers with which anesthesia is billed, and only it */
const OF_ANESTHESIA = /^(?:AA|AD|QK|QX|QY|QZ)$/;
/** What data frames and spreadsheets write into an empty column of modifiers */
const NO_MODIFIER = /^0+(?:\.0+)?$/;
/** A code and a modifier that are read as they stand; of a code that may be a word, it depends on the release */
const PLAIN_CODE = /^(?=(?:\D*\d){4})[A-Z\d]{5}$/;
const PLAIN_MODIFIER = /^(?!00)[A-Z\d]{2}$/;
const MOST_PLAIN_MODIFIERS = 4;
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

/** A service as nearly all are written, for which nothing else need be considered; null for any other. */
function plainService(cells: CellsOf): ServiceCode | null {
  const [code = ''] = cells('code');
  if (!PLAIN_CODE.test(code)) return null;
  const modifiers = cells('modifier').filter((cell) => cell !== '');
  if (modifiers.length > MOST_PLAIN_MODIFIERS) return null;
  return modifiers.every((modifier) => PLAIN_MODIFIER.test(modifier)) ? { code, modifiers } : null;
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

/** What a command finds for the code and modifiers of each record, in the release of its date. */
export function serviceMeaning<T>(
  releases: LineReleases,
  layout: Layout,
  answer: (service: ServiceCode, schedule: FeeSchedule, notices: readonly Notice[]) => T | Refusal,
  onForget?: () => void,
  numberOf?: (value: T | Refusal) => number,
  isSameIn?: (value: T | Refusal, schedule: FeeSchedule) => boolean,
): Meaning<T | Refusal> {
  const quoting = quotingOf(layout);
  const lists = new Map<string, readonly string[]>();
  /** The same service with the list of modifiers that others have too: a year of claims has a hundred lists. */
  const shared = ({ code, modifiers }: ServiceCode): ServiceCode => {
    const key = modifiers.join('-');
    const known = lists.get(key) ?? modifiers;
    lists.set(key, known);
    return { code, modifiers: known };
  };
  const schedule = (release: number): FeeSchedule => (releases.list[release] ?? releases.first).schedule;
  // A function of its own, so that nothing is kept but the service: there are tens of thousands of spellings.
  const inEach =
    (asked: ServiceCode): Reading<T | Refusal> =>
    (release) =>
      answer(asked, schedule(release), NO_NOTICES);
  return new Meaning<T | Refusal>(
    layout,
    ['code', 'modifier'],
    (cells) => {
      const plain = plainService(cells);
      if (plain) return inEach(shared(plain));
      const [cell] = cells('code');
      if (!cell) return () => refusal('E_CODE_MISSING', '', 'No procedure code is given.');
      const written = writtenService(cells);
      const text = [written.code, ...written.modifiers].join(' ');
      if (!quoting.allows('code', text)) refuseX12(cell, 'A line after the first', false);
      const asWritten = parseServiceCode(text, quoting);
      if (isClear(asWritten, quoting)) return inEach(shared(asWritten));
      return (release) => {
        const { text, notices } = serviceText(written, schedule(release));
        const service = readService(schedule(release), text, quoting);
        return 'ok' in service ? service : answer(service, schedule(release), notices);
      };
    },
    () => {
      lists.clear();
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
  );
}
