/** Texts that columns refer to by small numbers: days, places, names in steps. Number 0 is the empty text. */
export class Texts {
  private readonly numbers = new Map<string, number>([['', 0]]);
  private readonly list: string[] = [''];

  number(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.list.push(text) - 1;
      this.numbers.set(text, number);
    }
    return number;
  }

  text(number: number): string {
    return this.list[number] ?? '';
  }

  /** Forgets all texts but the empty one. */
  clear(): void {
    this.numbers.clear();
    this.numbers.set('', 0);
    this.list.length = 1;
  }
}
