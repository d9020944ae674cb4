import type { Blanking } from '~/platform/updates/blank-updates.server';

/** A post's words, for taking them out of the updates that told of it; the update that follows tells what stands there now. */
export function postBlanking(postId: string): Blanking {
  return { path: ['post'], id: postId, with: { body: '', html: '', preview: null, poll: null } };
}
