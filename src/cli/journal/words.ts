import { parseServiceCode, type ServiceCode } from '../../core/code/service-code.js';
import { UsageError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';

/** A service with its units, as it is typed: "27447-62x2". */
export interface TypedService extends ServiceCode {
  /** undefined if none are written */
  readonly units?: number;
}

const TYPED = /^([a-z0-9]{5}(?:-[a-z0-9]{2})*)(?:[x×*](\d{1,4}))?$/i;

/** @throws UsageError E_USAGE with the accepted form */
export function typedService(word: string): TypedService {
  const [, text = '', units] = TYPED.exec(word) ?? [];
  const service = parseServiceCode(text);
  if (!('ok' in service) && Number(units ?? 1) >= 1)
    return units === undefined ? service : { ...service, units: Number(units) };
  const hint = 'Write a code with its modifiers and units: 99214, 20610-RT, 97110x3.';
  throw new UsageError('E_USAGE', `"${echo(word)}" is not a code.`, hint);
}
