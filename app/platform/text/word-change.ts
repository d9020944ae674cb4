/** A piece of a text that changed, or did not. */
export interface WordChange {
  value: string;
  added: boolean;
  removed: boolean;
}
