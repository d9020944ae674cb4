import ipaddr from 'ipaddr.js';
import { env } from '../env.server';

function isTrusted(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return env().TRUSTED_PROXIES.some((entry) => {
    const [network, prefix] = entry.includes('/')
      ? ipaddr.parseCIDR(entry)
      : [ipaddr.process(entry), undefined];
    if (network.kind() !== parsed.kind()) return false;
    return prefix === undefined ? network.toString() === parsed.toString() : parsed.match(network, prefix);
  });
}

/**
 * The caller's address. X-Forwarded-For is read from the right, and only as long as the one who wrote it is a proxy
 * named in TRUSTED_PROXIES.
 */
export function trustedAddress(socketAddress: string, forwardedFor: string | string[] | undefined): string {
  let address = socketAddress.replace(/^::ffff:/, '');
  if (!forwardedFor || env().TRUSTED_PROXIES.length === 0) return address;
  const hops = String(forwardedFor)
    .split(',')
    .map((hop) => hop.trim());
  while (isTrusted(address)) {
    const previous = hops.pop();
    if (!previous || !ipaddr.isValid(previous)) break;
    address = previous;
  }
  return address;
}
