import type { CommandContext } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField } from '~/platform/errors';
import { compileWordList, findListed } from '~/platform/text/word-list';
import type { ClubAccess } from '../access';
import { mayModerate } from '../policy';
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

/**
 * A name stands everywhere at once and cannot wait for a moderator: words of either list of the club are refused in it. Moderators
 * are free. @throws invalid (`name`, `bio`, after `prefix`) with the word
 */
async function requireTakenNames(
  tx: Tx,
  access: ClubAccess,
  { name, bio }: Pick<PersonaInput, 'name' | 'bio'>,
  prefix: string,
): Promise<void> {
  if (mayModerate(access) || !(name || bio)) return;
  const lists = await tx.peaceRules.findUnique({
    where: { clubId: access.club.id },
    select: { blockedWords: true, heldWords: true },
  });
  if (!lists) return;
  const list = compileWordList([...lists.blockedWords, ...lists.heldWords]);
  for (const [field, text] of Object.entries({ name, bio })) {
    const word = text && findListed(list, text);
    if (word) throw invalidField(`${prefix}${field}`, 'blocked_word', { word });
  }
}

/**
 * What of a persona was given, as columns; a picture is attached. `prefix`: what stands before the fields' names in the form.
 * @throws invalid (`pictureId`, `name`, `bio`)
 */
export async function readPersona(
  { tx, actor, at }: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at'>,
  access: ClubAccess,
  { name, bio, pictureId }: PersonaInput,
  prefix = '',
): Promise<PersonaPatch> {
  await requireTakenNames(tx, access, { name, bio }, prefix);
  if (pictureId)
    await attachPicture(tx, actor, { uploadId: pictureId, field: `${prefix}pictureId`, clubId: null, at });
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
