/** Texts that were made lately, so that the same one is not made again. Holds at most `maxChars` of keys and texts. */
export class KeptTexts {
  readonly #texts = new Map<string, string>();
  readonly #maxChars: number;
  #chars = 0;

  constructor({ maxChars }: { maxChars: number }) {
    this.#maxChars = maxChars;
  }

  /** Of all keys and texts together. */
  get chars(): number {
    return this.#chars;
  }

  /** The text of `key`; `make` makes it where it is not kept. */
  get(key: string, make: () => string): string {
    const kept = this.#texts.get(key);
    if (kept !== undefined) {
      // The one asked for last goes last.
      this.#texts.delete(key);
      this.#texts.set(key, kept);
      return kept;
    }
    const text = make();
    this.#texts.set(key, text);
    this.#chars += key.length + text.length;
    for (const [oldest, its] of this.#texts) {
      if (this.#chars <= this.#maxChars) break;
      this.#texts.delete(oldest);
      this.#chars -= oldest.length + its.length;
    }
    return text;
  }
}
