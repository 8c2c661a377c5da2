import type { Policy } from '../../../../core/page/policies.js';
import { escapeHtml } from '../../../output/html/escape.js';
import { linked } from './links.js';
import type { Site } from './site.js';

function policyList(policies: readonly Policy[], site: Site, root: string): string {
  const items = policies.map(({ name, value, meaning }) => {
    const filed = value === '' ? '' : ` <span class="filed">${linked(value, site, root)}</span>`;
    return `<div><dt>${escapeHtml(name)}${filed}</dt><dd>${escapeHtml(meaning)}</dd></div>`;
  });
  return `<dl class="policies">${items.join('\n')}</dl>`;
}

/** The policies that apply, and those that do not behind a line that opens. */
export function policyLists(policies: readonly Policy[], site: Site, root: string): string {
  const applying = policies.filter(({ applies }) => applies);
  const idle = policies.filter(({ applies }) => !applies);
  return [
    applying.length > 0 ? policyList(applying, site, root) : '<p>No payment policy changes its amount.</p>',
    ...(idle.length > 0
      ? [
          `<details><summary>${idle.length === 1 ? '1 policy that does' : `${idle.length} policies that do`} not apply</summary>${policyList(idle, site, root)}</details>`,
        ]
      : []),
  ].join('\n');
}
