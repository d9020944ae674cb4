const REMIND_MS = 15_000;

/** Something stops a command from running; `message` is one sentence that says what to do. */
export class ReadyError extends Error {}

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * Says what is being done, now and then that it still is, and how long it took.
 * @template T
 * @param {string} doing
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(doing, work) {
  const begun = Date.now();
  const seconds = () => `${Math.max(1, Math.round((Date.now() - begun) / 1000))} s`;
  say(`${doing} …`);
  const timer = setInterval(() => say(`${doing} … ${seconds()}`), REMIND_MS);
  try {
    const result = await work;
    say(`${doing} … done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
