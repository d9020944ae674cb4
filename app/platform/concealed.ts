/**
 * A value that must not be written down: in JSON (idempotency keys, logs, stored answers) it is left out. A command's input
 * may carry one.
 */
export class Concealed<Value> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  reveal(): Value {
    return this.#value;
  }

  toJSON(): undefined {
    return undefined;
  }
}
