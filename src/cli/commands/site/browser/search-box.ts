import type { SearchCode } from '../search/format.js';
import type { Find } from './find.js';

/** How many codes are suggested. */
const MOST = 12;

/** The parts of the search box, by their IDs in the page. */
function part<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element as T;
}

function option(root: string, { code, name, amount }: SearchCode, i: number): HTMLAnchorElement {
  const link = document.createElement('a');
  link.id = `found-${i}`;
  link.href = `${root}codes/${code}.html`;
  link.tabIndex = -1;
  link.setAttribute('role', 'option');
  link.setAttribute('aria-selected', 'false');
  for (const [kind, text] of [
    ['code', code],
    ['name', name],
    ['amount', amount || 'not priced'],
  ] as const) {
    const span = document.createElement('span');
    span.className = kind;
    span.textContent = text;
    link.append(span, ' ');
  }
  return link;
}

/** The search field with its suggestions, worked by keyboard or pointer. */
export class SearchBox {
  private readonly input = part<HTMLInputElement>('search');
  private readonly list = part('found');
  private readonly count = part('found-count');
  private options: readonly HTMLAnchorElement[] = [];
  private active = -1;
  private find: Find | null = null;

  /** @param load brings the search, which is not loaded before it is used */
  constructor(
    private readonly root: string,
    private readonly load: () => Promise<Find>,
  ) {
    const { input, list } = this;
    input.addEventListener('focus', () => void this.ready());
    input.addEventListener('input', () => void this.show());
    input.addEventListener('keydown', (event) => this.key(event));
    document.addEventListener('keydown', (event) => this.pageKey(event));
    document.addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !list.contains(target) && target !== input) this.close();
    });
    input.addEventListener('blur', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && list.contains(relatedTarget))) this.close();
    });
    // The field keeps the focus while a suggestion is pressed.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
  }

  private async ready(): Promise<Find> {
    this.find ??= await this.load();
    return this.find;
  }

  private async show(): Promise<void> {
    const find = this.find ?? (await this.ready());
    const query = this.input.value.trim();
    if (!/[a-z0-9]/i.test(query)) {
      this.close();
      return;
    }
    const found = find(query);
    this.options = found.slice(0, MOST).map((each, i) => option(this.root, each, i));
    this.list.replaceChildren(...this.options);
    const [n, shown] = [found.length, this.options.length];
    this.count.textContent = n === 0 ? `No code found for ${query}` : `${n} found, ${shown} shown`;
    if (n === 0)
      this.list.append(
        Object.assign(document.createElement('p'), { textContent: `No code found for “${query}”.` }),
      );
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', String(n > 0));
    this.activate(n > 0 ? 0 : -1);
  }

  private activate(at: number): void {
    this.options[this.active]?.setAttribute('aria-selected', 'false');
    this.active = at;
    const option = this.options[at];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.input.setAttribute('aria-activedescendant', option.id);
    else this.input.removeAttribute('aria-activedescendant');
  }

  private close(): void {
    this.list.hidden = true;
    this.list.replaceChildren();
    this.options = [];
    this.input.setAttribute('aria-expanded', 'false');
    this.activate(-1);
  }

  private key(event: KeyboardEvent): void {
    const { length } = this.options;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      if (this.list.hidden) this.input.value = '';
      this.close();
    } else if (step !== undefined && length > 0) {
      this.activate((this.active + step + length) % length);
    } else if (step !== undefined) {
      void this.show();
    } else if (event.key === 'Enter' && !event.isComposing) {
      this.options[this.active]?.click();
    } else return;
    event.preventDefault();
  }

  /** A slash anywhere leads to the search. */
  private pageKey(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const isTyping = target instanceof HTMLElement && /^(input|textarea|select)$/i.test(target.tagName);
    if (key !== '/' || ctrlKey || metaKey || altKey || isTyping) return;
    event.preventDefault();
    this.input.focus();
    this.input.select();
  }
}
