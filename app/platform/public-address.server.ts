import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

// Azure's service address is the one well-known door of a data centre that lies in a public range.
const SERVICE_ADDRESSES = new Set(['168.63.129.16']);
const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Whether `address` is one that anybody on the internet may be asked to call: neither this machine nor its network, nor a
 * carrier's or a data centre's inner range, nor an IPv6 form that carries such an IPv4 address (mapped, NAT64, 6to4,
 * Teredo). False for what is no IP address.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast' || SERVICE_ADDRESSES.has(parsed.toString())) return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6[0], GLOBAL_IPV6[1]);
}
