import { createContext, useContext } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

export const NonceProvider = NonceContext.Provider;

/** The nonce of this answer's Content-Security-Policy; in the browser there is none, because scripts run already. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
