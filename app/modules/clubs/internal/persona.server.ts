import type { CommandContext } from '~/platform/command.server';
import { clubStream } from '../streams';
import type { PersonaInput } from '../schema';
import type { PersonaChanged } from '../updates';
import type { MembershipView } from '../views';
import { attachPicture } from './pictures.server';

export interface PersonaPatch {
  personaName?: string;
  bio?: string;
  personaPictureId?: string | null;
}

/** What of a persona was given, as columns; a picture is attached. @throws invalid at `persona.pictureId` */
export async function readPersona(
  { tx, actor, at }: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at'>,
  { name, bio, pictureId }: PersonaInput,
): Promise<PersonaPatch> {
  if (pictureId)
    await attachPicture(tx, actor, { uploadId: pictureId, field: 'persona.pictureId', clubId: null, at });
  return {
    ...(name === undefined ? {} : { personaName: name }),
    ...(bio === undefined ? {} : { bio }),
    ...(pictureId === undefined ? {} : { personaPictureId: pictureId }),
  };
}

export function tellPersona(
  { tell }: Pick<CommandContext<unknown>, 'tell'>,
  clubId: string,
  { memberId, persona }: MembershipView,
): void {
  tell(clubStream(clubId), 'persona.changed', { memberId, ...persona } satisfies PersonaChanged);
}
