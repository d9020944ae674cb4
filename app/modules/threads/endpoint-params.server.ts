import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { reactionNames, type ReactionName } from './post';
import { draftPlace } from './save-draft.server';

// Names in paths that cannot be ours are not found, never a fault of form.

export function idOf(value: string | undefined): string {
  if (!value || !isId(value)) throw new PortalError('not_found');
  return value;
}

export function reactionOf(value: string | undefined): ReactionName {
  if (!(reactionNames as readonly string[]).includes(value ?? '')) throw new PortalError('not_found');
  return value as ReactionName;
}

export function placeOf(value: string | undefined): string {
  const place = draftPlace.safeParse(value);
  if (!place.success) throw new PortalError('not_found');
  return place.data;
}
