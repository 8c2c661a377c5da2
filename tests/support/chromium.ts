/** A real browser for tests, where one is installed, driven through its debugging pipe. */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { tempDir } from './temp.js';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function found(): string | null {
  const { CHROME_PATH, PATH = '' } = process.env;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const paths = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [...(CHROME_PATH ? [CHROME_PATH] : []), ...paths].find(isProgram) ?? null;
}

/** The path of a Chromium; null if none is installed. */
export const CHROMIUM = found();

type Reply = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Reply;
  readonly result?: Reply;
  readonly error?: { readonly message: string };
}

/** A browser with one tab. */
export class Browser {
  private readonly waiting = new Map<number, (message: Message) => void>();
  private last = 0;
  private session: string | undefined;
  /** What happened in the tab since it was opened, oldest first */
  readonly events: Message[] = [];

  private constructor(private readonly child: ChildProcess) {
    let text = '';
    const pipe = child.stdio[4] as Readable;
    pipe.setEncoding('utf8');
    pipe.on('data', (chunk: string) => {
      const messages = (text + chunk).split('\0');
      text = messages.pop() ?? '';
      for (const message of messages) this.receive(JSON.parse(message) as Message);
    });
  }

  static async open(path: string): Promise<Browser> {
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
    ];
    const args = [...flags, '--remote-debugging-pipe', `--user-data-dir=${tempDir()}`, 'about:blank'];
    const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const browser = new Browser(child);
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    browser.session = sessionId as string;
    for (const domain of ['Page', 'Network', 'Runtime', 'Log']) await browser.send(`${domain}.enable`);
    return browser;
  }

  private receive(message: Message): void {
    if (message.id === undefined) this.events.push(message);
    else this.waiting.get(message.id)?.(message);
  }

  /** Sends a command of the DevTools protocol. @throws Error if the browser refuses it */
  async send(method: string, params: Reply = {}): Promise<Reply> {
    const id = ++this.last;
    const message = { id, method, params, ...(this.session ? { sessionId: this.session } : {}) };
    const reply = new Promise<Message>((resolve) => this.waiting.set(id, resolve));
    (this.child.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    const { result, error } = await reply;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  /** The value of an expression in the page, awaited. @throws Error if it throws */
  async evaluate<T>(expression: string): Promise<T> {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: T }).value;
  }

  /** Waits until an expression is true. @throws Error after half a minute */
  async until(expression: string): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      // While a page is being replaced there is nothing to ask.
      if (await this.evaluate<boolean>(`Boolean(${expression})`).catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`It never became true: ${expression}`);
  }

  async goTo(url: string): Promise<void> {
    await this.send('Page.navigate', { url });
    await this.until(`document.readyState === 'complete' && location.href === ${JSON.stringify(url)}`);
  }

  async size(width: number, height: number): Promise<void> {
    const metrics = { width, height, deviceScaleFactor: 1, mobile: width < 500 };
    await this.send('Emulation.setDeviceMetricsOverride', metrics);
  }

  async colors(scheme: 'light' | 'dark'): Promise<void> {
    await this.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
  }

  async type(text: string): Promise<void> {
    for (const char of text) await this.send('Input.insertText', { text: char });
  }

  /** Presses a key that has a name, or a character. */
  async press(key: string): Promise<void> {
    const codes: Readonly<Record<string, number>> = {
      Enter: 13,
      Escape: 27,
      ArrowUp: 38,
      ArrowDown: 40,
      Tab: 9,
    };
    const text = key.length === 1 ? { text: key } : key === 'Enter' ? { text: '\r' } : {};
    const common = { key, windowsVirtualKeyCode: codes[key] ?? key.charCodeAt(0) };
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common, ...text });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }

  /** The addresses that the tab has asked for. */
  get requests(): string[] {
    return this.events
      .filter(({ method }) => method === 'Network.requestWillBeSent')
      .map(({ params }) => (params?.request as { url: string } | undefined)?.url ?? '');
  }

  /** What the browser has complained about: what failed, what a policy blocked, errors of scripts. */
  get complaints(): string[] {
    return this.events
      .filter(({ method }) => /loadingFailed|exceptionThrown|entryAdded/.test(method ?? ''))
      .map(({ params }) => JSON.stringify(params));
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.child.once('close', resolve));
    this.session = undefined;
    await this.send('Browser.close').catch(() => this.child.kill());
    await closed;
  }
}
