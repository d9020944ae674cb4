import type { Blanking } from '~/platform/updates/blank-updates.server';

/** Takes a post's words out of all updates that told of it; the update that follows tells what stands there now. */
export function blankedPost(postId: string): Blanking {
  return { path: ['post'], id: postId, with: { body: '', html: '', poll: null, preview: null } };
}
