import { randomBytes } from 'node:crypto';
import { createMember } from '~/modules/accounts/create-member.server';
import type { MemberActor, PortalRole } from '~/platform/actor';
import { system } from '~/platform/actor';
import { connectDatabase, disconnectDatabase } from '~/platform/db/client.server';
import type { Locale } from '~/platform/i18n/locale';
import { startJobs, stopJobs } from '~/platform/jobs/jobs.server';

export interface TestPerson {
  /** As the commands take it, when they run in this process. */
  actor: MemberActor;
  memberId: string;
  name: string;
  email: string;
  password: string;
}

export interface PersonOptions {
  name?: string;
  email?: string;
  /** Null: signs in by no password, which spares hashing one. */
  password?: string | null;
  portalRoles?: PortalRole[];
  locale?: Locale;
  timeZone?: string;
}

/** Fixed, so that a test that fails shows what to sign in with. */
const testPassword = 'quiet meadow at dawn';
let made = 0;

export function newEmail(): string {
  return `person-${++made}-${randomBytes(4).toString('hex')}@example.com`;
}

/**
 * A member with a confirmed address, made by the command that the command line uses. It needs `useDatabase`, or
 * `useDatabaseOf(portal)` where a portal runs.
 */
export async function makeMember(options: PersonOptions = {}): Promise<TestPerson> {
  const { name = `Person ${made + 1}`, email = newEmail(), password = testPassword, ...rest } = options;
  const member = await createMember(system, { name, email, password: password ?? undefined, ...rest });
  const { portalRoles = [] } = options;
  return {
    actor: { kind: 'member', memberId: member.id, name, portalRoles },
    memberId: member.id,
    name,
    email,
    password: password ?? '',
  };
}

/** Lets this process, with its commands, work on the database of a portal that runs. Call what it answers in afterAll. */
export async function useDatabaseOf(portal: { database: { url: string } }): Promise<() => Promise<void>> {
  await connectDatabase(portal.database.url);
  await startJobs(portal.database.url, [], { work: false });
  return async () => {
    await stopJobs();
    await disconnectDatabase();
  };
}
