import type { NewUpdate } from '../updates/update';

/**
 * What nodes tell each other. No kind of stream claims the name, so nobody watches it; as a stream it is written in the
 * transaction that ends the right, and reaches a node that missed the message, or was told by the command line, within
 * two seconds.
 */
export const nodesStream = 'nodes';

/**
 * Who is thrown out, stated by a command with `context.evict` and carried out on every node after the commit.
 * `sessionId` alone: the sockets of a session that ended (or of an API token, by its hash) are cut. `memberId`, perhaps with
 * the session that stays: all sockets of the member are cut. `memberId` and `clubId`: the member's standing in the club
 * changed; their sockets leave its rooms and come back into those that the policy still allows. With `gone` they do not come
 * back by themselves: who has left a public club hears it again only by asking, as a stranger may. `clubId` alone: everybody's
 * right is decided anew, because the club itself changed who may read it.
 */
export type Eviction =
  | { sessionId: string }
  | { memberId: string; exceptSessionId?: string }
  | { memberId: string; clubId: string; gone?: boolean }
  | { clubId: string };

export function evictionUpdate(eviction: Eviction): NewUpdate {
  return { stream: nodesStream, type: 'evicted', data: eviction };
}

/** Nodes forget what they hold of a stream whose earlier updates were blanked. */
export function blankedUpdate(stream: string): NewUpdate {
  return { stream: nodesStream, type: 'blanked', data: { stream } };
}
