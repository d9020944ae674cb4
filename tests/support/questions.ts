import { grantRole } from '~/modules/clubs/grant-role.server';
import { saveClubDesk, saveExpertSettings } from '~/modules/questions/save-settings.server';
import type { ClubDesk } from '~/modules/questions/desk-settings';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { openQuestion } from '~/modules/questions/open-question.server';
import { notePosts } from '~/modules/questions/note-posts.server';
import { readQuestion } from '~/modules/questions/internal/question-sql.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import type { Locale } from '~/platform/i18n/locale';
import { makePerson, type SignedInPerson, type TestClub } from './club';
import type { PersonOptions } from './people';

const dayAndNight = Array.from({ length: 7 }, () => [{ from: 0, until: 1_440 }]);

/** Nine to six in Bangkok, every day: what tests count by. */
export const everyDay = Array.from({ length: 7 }, () => [{ from: 540, until: 1_080 }]);

export async function openDesk(club: TestClub, more: Partial<ClubDesk> = {}): Promise<void> {
  await saveClubDesk(system, {
    slug: club.slug,
    answerMinutes: 240,
    resolutionMinutes: 1_080,
    emergencyMinutes: 10,
    maxTries: 2,
    timeZone: 'Asia/Bangkok',
    week: everyDay,
    fields: [
      { key: 'vet', label: { th: 'สัตวแพทย์', vi: 'Thú y', en: 'Vet' }, tags: ['health'], words: ['vet'] },
    ],
    emergency: {
      en: { words: ['poison'], advice: 'Call the clinic now.', phone: '02 000 0000' },
      vi: { words: ['co giật'], advice: 'Gọi phòng khám ngay.', phone: '028 000 000' },
    },
    ...more,
  });
}

export async function makeExpert(
  name: string,
  club: TestClub,
  options: PersonOptions & { languages?: Locale[]; field?: string; always?: boolean } = {},
): Promise<SignedInPerson> {
  const { languages, field = 'Vet', always, ...rest } = options;
  const person = await makePerson(name, club, rest);
  await grantRole(system, {
    memberId: person.memberId,
    role: 'expert',
    club: club.slug,
    ...{ field, credential: 'Licence', issuer: 'The council' },
  });
  await saveExpertSettings(person.actor, {
    languages: languages ?? ['en'],
    ...(always ? { week: dayAndNight } : {}),
  });
  return person;
}

/** Asked, and routed as the job does it. */
export async function ask(
  asker: SignedInPerson,
  club: TestClub,
  { title = 'My dog limps', body = 'Since this morning.', tags = [] as string[] } = {},
): Promise<string> {
  const { id } = await createThread(asker.actor, { slug: club.slug, kind: 'question', title, body, tags });
  await openQuestion(system, { threadId: id });
  return id;
}

/** Writes, and lets the question take notice, as the job does. */
export async function write(
  person: SignedInPerson,
  threadId: string,
  body = 'I see.',
  audience: 'everyone' | 'professionals' | 'experts' = 'everyone',
): Promise<string> {
  const { post } = await createPost(person.actor, threadId, { body, audience });
  await notePosts(system, { threadId });
  return post.id;
}

export async function questionOf(threadId: string) {
  return (await readQuestion(db, threadId))!;
}
