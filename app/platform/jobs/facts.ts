/** What a command tells other modules, as a job in its transaction. `name` is `module.what-happened`. */
export interface Fact<Data extends object> {
  name: string;
  /** Only for the type of what it carries. */
  carries?(data: Data): void;
}

/** Declares a fact, in the `facts.ts` of the module that publishes it. */
export function defineFact<Data extends object>(name: string): Fact<Data> {
  return { name };
}
