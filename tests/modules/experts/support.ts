import { jobKinds } from '~/registry.server';
import type { TestDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';

const reactions = jobKinds
  .map(({ name }) => name)
  .filter((name) => /^(experts|guides|questions)\./.test(name) || name === 'notices.record');

/** Works off what experts, guides and questions do after something has happened, and what members are told of it. */
export function react(database: TestDatabase): Promise<void> {
  return workOff(database, reactions);
}

/** The kinds of notices that a member got, each with what makes it happen once. */
export async function toldTo(database: TestDatabase, memberId: string): Promise<string[]> {
  await react(database);
  const rows = await database.sql<{ kind: string; once: string }>(
    `SELECT n."kind", i."once" FROM "NoticeItem" i JOIN "Notice" n ON n."id" = i."noticeId"
     WHERE i."memberId" = $1 AND (n."kind" LIKE 'experts.%' OR n."kind" LIKE 'guides.%') ORDER BY i."at", i."once"`,
    [memberId],
  );
  return rows.map(({ kind, once }) => `${kind} ${once.split(':').slice(2).join(':')}`.trim());
}
