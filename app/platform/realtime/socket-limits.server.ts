import { RateLimiterMemory } from 'rate-limiter-flexible';
import { env } from '../env.server';

export const maxWatches = 50;
const maxSocketsPerMember = 30;
const maxSocketsPerAddress = 200;
const eventsBurst = 60;
const eventsPerSecond = 20;
/** Refused events in a row of floods after which the socket is closed. */
const patience = 300;

export function areLimitsOn(): boolean {
  return env().RATE_LIMITS !== 'off';
}

/** How many there are of each key at this moment. */
class Tally {
  #counts = new Map<string, number>();

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  add(key: string, by: 1 | -1): void {
    const next = this.of(key) + by;
    if (next > 0) this.#counts.set(key, next);
    else this.#counts.delete(key);
  }
}

/** How many sockets an address and a member hold at once, and how often an address may knock: 300 times a minute. */
export class ConnectionLimits {
  #addresses = new Tally();
  #members = new Tally();
  #knocks = new RateLimiterMemory({ points: 300, duration: 60 });

  /** @returns seconds to wait, or undefined when the address may connect */
  async refuseAddress(address: string): Promise<number | undefined> {
    if (!areLimitsOn()) return undefined;
    if (this.#addresses.of(address) >= maxSocketsPerAddress) return 60;
    try {
      await this.#knocks.consume(address);
      return undefined;
    } catch (refused) {
      return Math.max(1, Math.ceil((refused as { msBeforeNext: number }).msBeforeNext / 1000));
    }
  }

  refusesMember(memberId: string): boolean {
    return areLimitsOn() && this.#members.of(memberId) >= maxSocketsPerMember;
  }

  /** Counts a socket in; what it returns counts it out. */
  enter(address: string, memberId: string | undefined): () => void {
    this.#addresses.add(address, 1);
    if (memberId) this.#members.add(memberId, 1);
    return () => {
      this.#addresses.add(address, -1);
      if (memberId) this.#members.add(memberId, -1);
    };
  }
}

/** How often one socket may say something: 20 times a second, 60 at once. */
export class EventLimit {
  #tokens = eventsBurst;
  #at = performance.now();
  #refused = 0;

  /** `close` when it goes on although it was refused. */
  take(): 'yes' | 'no' | 'close' {
    if (!areLimitsOn()) return 'yes';
    const now = performance.now();
    this.#tokens = Math.min(eventsBurst, this.#tokens + ((now - this.#at) / 1000) * eventsPerSecond);
    this.#at = now;
    if (this.#tokens >= 1) {
      this.#tokens--;
      this.#refused = Math.max(0, this.#refused - 1);
      return 'yes';
    }
    return ++this.#refused > patience ? 'close' : 'no';
  }
}
