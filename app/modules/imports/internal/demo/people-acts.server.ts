import { createMember } from '~/modules/accounts/create-member.server';
import { updateProfile } from '~/modules/accounts/update-profile.server';
import { createOrganisation } from '~/modules/clubs/change-organisation.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { demo } from '../../../../../prisma/demo/index.ts';
import { demoPassword } from '../../demo-accounts.server';
import { type Act, actorOf, minutesPerDay, type Stage } from './stage.server';

const oldest = Math.max(
  ...demo.members.flatMap(({ memberships }) => memberships.map((one) => one.joinedDaysAgo)),
);
/** Before everybody else the admin is there, to make what the others come into. */
const admin = demo.members.find(({ portalRole }) => portalRole === 'admin')!;
export const adminKey = admin.key;
/** When the clubs are made, in minutes before the start. */
export const clubsMadeAt = (oldest + 2) * minutesPerDay;

function accountAct(stage: Stage, member: (typeof demo.members)[number]): Act {
  const first = Math.max(...member.memberships.map(({ joinedDaysAgo }) => joinedDaysAgo));
  const { key, name, email, locale, timeZone, portalRole, picture } = member;
  return {
    lane: member === admin ? undefined : `member ${key}`,
    minutesAgo: member === admin ? clubsMadeAt + 120 : first * minutesPerDay + 400,
    async run() {
      const portalRoles = portalRole ? [portalRole] : [];
      // Forty hashes of one password would take a second: it is hashed once and shared.
      const password = member === admin ? demoPassword : undefined;
      const made = await createMember(system, { name, email, password, locale, timeZone, portalRoles });
      stage.memberIds.set(key, made.id);
      const pictureId = picture && (await stage.pictures.upload(actorOf(stage, key), picture));
      if (pictureId) await updateProfile(actorOf(stage, key), { pictureId });
    },
  };
}

/** The same password for all who have an address. */
export async function sharePassword(stage: Stage): Promise<void> {
  const adminId = stage.memberIds.get(adminKey)!;
  const { passwordHash } = await db.member.findUniqueOrThrow({
    where: { id: adminId },
    select: { passwordHash: true },
  });
  await db.member.updateMany({
    where: { id: { in: [...stage.memberIds.values()] }, email: { not: null } },
    data: { passwordHash },
  });
}

export function peopleActs(stage: Stage): Act[] {
  const organisations: Act = {
    minutesAgo: clubsMadeAt + 60,
    async run() {
      for (const { key, name, kind } of demo.organisations) {
        const { organisation } = await createOrganisation(actorOf(stage, adminKey), { name, kind });
        stage.organisationIds.set(key, organisation.id);
      }
    },
  };
  return [...demo.members.map((member) => accountAct(stage, member)), organisations];
}
