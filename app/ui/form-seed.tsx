import { createContext, useContext, useId, useState } from 'react';

const FormSeedContext = createContext<string | undefined>(undefined);

/** On the server: something new for each answer, of which the keys of its forms are made. In the browser there is none. */
export const FormSeedProvider = FormSeedContext.Provider;

/** 128 random bits; `randomUUID` is missing on plain http. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * An idempotency key that stays the same while a form stands there, and a way to take a new one once its work is done.
 * Server and browser make different ones, which is fine: a form is sent with one of them.
 */
export function useIdempotencyKey(): [key: string, renew: () => void] {
  const seed = useContext(FormSeedContext);
  const id = useId();
  const [key, setKey] = useState(() => (seed ? `${seed}${id}` : randomKey()));
  return [key, () => setKey(randomKey())];
}
