import { type Refusal, refusal } from '../issue/issue.js';
import { Quoting } from '../issue/quoting.js';
import { noQpFigures } from '../price/terms.js';
import { type FeeRow, isComponent } from '../release/fee-row.js';
import { type FeeSchedule, rowsOfCode } from '../release/fee-schedule.js';
import { parseServiceCode, type ServiceCode, unknownModifier } from './service-code.js';
import { similarCodes } from './suggest.js';
import { unknownCode } from './unknown-code.js';

/** A service found in a release: the row its amounts come from. */
export interface FoundService {
  readonly ok: true;
  readonly row: FeeRow;
}

export type ServiceOutcome = FoundService | Refusal;

/**
 * Reads a service as it was written; for text that is not a code, the refusal suggests codes it may have been
 * meant to be.
 * @param quoting how the refusal may repeat the text
 */
export function readService(
  schedule: FeeSchedule,
  text: string,
  quoting = Quoting.typed,
): ServiceCode | Refusal {
  const service = parseServiceCode(text, quoting);
  if (!('ok' in service)) {
    // A word of five letters may be a name: nothing later must treat it as a code and repeat it.
    const isCode = quoting.allows('code', service.code) || rowsOfCode(schedule, service.code).length > 0;
    return isCode ? service : unknownCode(schedule, service.code, quoting);
  }
  if (service.code !== 'E_CODE_INVALID') return service;
  const [written = ''] = text.trim().split(/\s+/);
  const similar = similarCodes(schedule, written);
  return similar.length > 0 ? { ...service, hint: `Did you mean ${similar.join(', ')}?` } : service;
}

function missingRow(
  schedule: FeeSchedule,
  code: string,
  component: string,
  rows: readonly FeeRow[],
): Refusal {
  const present = rows.map((row) => row.modifier).filter((modifier) => modifier !== '');
  if (component === '') {
    return refusal(
      'E_MODIFIER_REQUIRED',
      code,
      `${schedule.release.id} lists ${code} only with a modifier.`,
      {
        hint: `Write ${present.map((modifier) => `${code}-${modifier}`).join(' or ')}.`,
      },
    );
  }
  const pcTc = rows[0]?.pcTc ?? '';
  const meaning = schedule.rules.indicator('pc_tc').values[pcTc];
  const why = component === '53' ? '' : ` Its PC/TC indicator is ${pcTc} (${meaning}).`;
  const hint =
    present.length > 0
      ? { hint: `It has ${present.length === 1 ? 'a row' : 'rows'} for ${present.join(' and ')}.` }
      : {};
  return refusal(
    'E_MODIFIER_NOT_ALLOWED',
    `${code}-${component}`,
    `${code} has no ${component} row.${why}`,
    hint,
  );
}

/**
 * Finds the row that prices a service. 26, TC and 53 have their own rows and RVUs (never derived from each
 * other); any other modifier is refused by name, because its rule is not applied here.
 * @param qp use the figures for qualifying APM participants
 */
export function findService(schedule: FeeSchedule, service: ServiceCode, qp = false): ServiceOutcome {
  const withoutQp = qp ? noQpFigures(schedule.release) : null;
  if (withoutQp) return withoutQp;
  const { code, modifiers } = service;
  const [component = ''] = modifiers;
  if (modifiers.every((each) => each === component) && (component === '' || isComponent(component))) {
    const row = schedule.row(code, component, qp);
    if (row) return { ok: true, row };
  }
  return notFound(schedule, service, [...new Set(modifiers)]);
}

/** Why a service has no row that prices it. */
function notFound(
  schedule: FeeSchedule,
  { code, modifiers }: ServiceCode,
  distinct: readonly string[],
): Refusal {
  const rows = rowsOfCode(schedule, code);
  if (rows.length === 0) return unknownCode(schedule, code);
  const others = modifiers.filter((modifier) => !isComponent(modifier));
  const unknown = others.find((modifier) => schedule.rules.modifier(modifier) === null);
  if (unknown !== undefined) return unknownModifier({ code, modifiers }, unknown);
  if (others.length > 0) {
    const name = [code, ...modifiers].join('-');
    const subject = others.length === 1 ? `Modifier ${others[0]} has` : `Modifiers ${others.join(', ')} have`;
    return refusal('E_MODIFIER_UNSUPPORTED', name, `${subject} no row in the file: only 26, TC and 53 do.`, {
      remedy: { do: 'leave-out', modifiers: others },
    });
  }
  if (distinct.length > 1) {
    const name = [code, ...distinct].join('-');
    return refusal(
      'E_MODIFIER_CONFLICT',
      name,
      `${distinct.join(' and ')} cannot be used together on one line.`,
    );
  }
  return missingRow(schedule, code, distinct[0] ?? '', rows);
}
