import { openSchedule } from '../../data/bundle/schedule.js';
import { wrap } from '../terminal/text.js';

/** `rvu help readings`: generated from the table of the release. */
export function readingsText(): string {
  const points = openSchedule()
    .rules.readings()
    .map(({ point, choices: [first, ...others], about, source }) => {
      const text = `${about} (${source})`;
      return `  ${point}=${first}  (default; or ${others.join(', ')})\n${wrap(`      ${text}`, 80, '      ')}\n`;
    });
  return `Readings: where the rules leave room. --reading point=choice takes another.\n\n${points.join('')}`;
}
