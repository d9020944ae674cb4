import { approveMembership } from '~/modules/clubs/decide-membership.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { createInvitation } from '~/modules/clubs/create-invitation.server';
import { createRecord } from '~/modules/clubs/create-record.server';
import { expireRole, revokeRole } from '~/modules/clubs/decide-role.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { requestRole } from '~/modules/clubs/request-role.server';
import { createClubInput } from '~/modules/clubs/schema';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { appealSuspension } from '~/modules/moderation/appeal-suspension.server';
import { system } from '~/platform/actor';
import { demo } from '../../../../../prisma/demo/index.ts';
import type { DemoClub, DemoMember, DemoMembership, DemoRole } from '../../../../../prisma/demo/types.ts';
import { adminKey, clubsMadeAt } from './people-acts.server';
import { type Act, actorOf, clubOf, minutesPerDay, momentOf, type Stage } from './stage.server';

/** Who keeps order in every club. */
export const moderatorKey = 'moderator';
const invitedDaysAgo = 20;
const requestedDaysAgo = 3;
const revokedDaysAgo = 45;
const suspendedForDays = 7;

function clubAct(stage: Stage, club: DemoClub): Act {
  return {
    minutesAgo: clubsMadeAt,
    async run() {
      const admin = actorOf(stage, adminKey);
      const { picture, cover, colour, status: _status, ...fields } = club;
      const pictureId = (await stage.pictures.upload(admin, picture)) ?? null;
      const coverId = (await stage.pictures.upload(admin, cover)) ?? null;
      await createClub(
        admin,
        createClubInput.parse({ ...fields, theme: { main: colour }, pictureId, coverId }),
      );
    },
  };
}

function roleInput(stage: Stage, { organisation, field, credential, issuer, validForDays }: DemoRole) {
  return {
    organisationId: organisation ? stage.organisationIds.get(organisation) : undefined,
    ...{ field, credential, issuer },
    validUntil: validForDays === undefined ? undefined : momentOf(stage, -validForDays * minutesPerDay),
  };
}

/** Roles that count come before the membership, so that their holder joins without waiting and shows them from the first word. */
function roleActs(stage: Stage, member: DemoMember, membership: DemoMembership, role: DemoRole): Act[] {
  const { club } = membership;
  const joined = membership.joinedDaysAgo * minutesPerDay;
  if (role.status === 'requested') {
    return [
      {
        minutesAgo: Math.min(joined - 60, requestedDaysAgo * minutesPerDay),
        run: () =>
          requestRole(actorOf(stage, member.key), {
            slug: club,
            role: role.role === 'expert' ? 'expert' : 'supplier',
            ...roleInput(stage, role),
          }),
      },
    ];
  }
  let roleId = '';
  const acts: Act[] = [
    {
      minutesAgo: joined + 30,
      async run() {
        const memberId = stage.memberIds.get(member.key)!;
        const input = { memberId, club, role: role.role, ...roleInput(stage, role) };
        roleId = (await grantRole(actorOf(stage, adminKey), input)).role.id;
      },
    },
  ];
  if (role.status === 'expired') {
    acts.push({
      minutesAgo: -role.validForDays! * minutesPerDay,
      run: () => expireRole(system, { roleId }),
    });
  }
  if (role.status === 'revoked') {
    acts.push({
      minutesAgo: revokedDaysAgo * minutesPerDay,
      run: () => revokeRole(actorOf(stage, adminKey), { roleId, reason: 'ใบอนุญาตถูกถอน' }),
    });
  }
  return acts;
}

function joinActs(stage: Stage, member: DemoMember, membership: DemoMembership): Act[] {
  const { club: slug, persona, bio, answers, status, roles = [] } = membership;
  const { joinMode, joinCode } = clubOf(slug);
  const joined = membership.joinedDaysAgo * minutesPerDay;
  // Whoever has a role is expected, and so are the brand's own people.
  const expected = member.portalRole !== undefined || roles.some((role) => role.status !== 'requested');
  const waits = joinMode === 'approval' && !expected;
  const join: Act = {
    minutesAgo: waits && status !== 'pending' ? joined + 300 : joined,
    run: () =>
      joinClub(actorOf(stage, member.key), {
        slug,
        persona: { name: persona, bio },
        ...(answers ? { answers } : {}),
        ...(joinMode === 'code' ? { code: joinCode } : {}),
      }),
  };
  if (status === 'invited') return [];
  if (!waits || status === 'pending') return [join];
  const approve: Act = {
    minutesAgo: joined,
    run: () =>
      approveMembership(actorOf(stage, moderatorKey), { slug, memberId: stage.memberIds.get(member.key)! }),
  };
  return [join, approve];
}

function recordActs(stage: Stage, member: DemoMember, membership: DemoMembership): Act[] {
  const { recordTypes } = clubOf(membership.club);
  return (membership.records ?? []).map((record, index) => ({
    lane: `member ${member.key}`,
    minutesAgo: membership.joinedDaysAgo * minutesPerDay - 40 * (index + 1),
    async run() {
      const actor = actorOf(stage, member.key);
      const { fields } = recordTypes.find(({ key }) => key === record.type)!;
      const values: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(record.values)) {
        const kind = fields.find((field) => field.key === key)?.kind;
        if (kind === 'photo') values[key] = await stage.pictures.upload(actor, String(value));
        else if (kind === 'date')
          values[key] = momentOf(stage, Number(value) * minutesPerDay)
            .toISOString()
            .slice(0, 10);
        else values[key] = value;
      }
      await createRecord(actor, { slug: membership.club, type: record.type, values, state: record.state });
    },
  }));
}

/** After the last word that somebody said in a club. */
function goneAt(member: DemoMember, slug: string): number {
  const said = demo.threads
    .filter(({ club }) => club === slug)
    .flatMap(({ posts }) => posts)
    .filter(({ author }) => author === member.key);
  return Math.min(minutesPerDay, ...said.map(({ minutesAgo }) => minutesAgo)) * 0.8;
}

function leavingActs(stage: Stage, member: DemoMember, { club: slug, status }: DemoMembership): Act[] {
  if (status === 'left')
    return [{ minutesAgo: goneAt(member, slug), run: () => leaveClub(actorOf(stage, member.key), { slug }) }];
  if (status !== 'suspended') return [];
  return [
    {
      minutesAgo: goneAt(member, slug),
      run: () =>
        suspendMember(actorOf(stage, moderatorKey), {
          slug,
          memberId: stage.memberIds.get(member.key)!,
          until: momentOf(stage, -suspendedForDays * minutesPerDay),
          reason: 'ประกาศขายลูกสุนัขซ้ำ หลังจากเตือนไปแล้ว',
        }),
    },
    {
      minutesAgo: goneAt(member, slug) * 0.5,
      run: () =>
        appealSuspension(actorOf(stage, member.key), {
          slug,
          text: 'ครั้งแรกผมไม่รู้ว่าห้ามประกาศขายครับ ลบโพสต์แล้วและจะไม่ทำอีก ขอกลับมาคุยเรื่องหมาที่บ้านด้วยครับ',
        }),
    },
  ];
}

function invitationAct(
  stage: Stage,
  { club, by, code, maxUses, expiresInDays }: (typeof demo.invitations)[number],
): Act {
  return {
    minutesAgo: invitedDaysAgo * minutesPerDay,
    run: () =>
      createInvitation(actorOf(stage, by), {
        ...{ slug: club, code, maxUses },
        expiresAt: expiresInDays === undefined ? undefined : momentOf(stage, -expiresInDays * minutesPerDay),
      }),
  };
}

export function clubActs(stage: Stage): Act[] {
  const memberships = demo.members.flatMap((member) =>
    member.memberships.flatMap((membership) => [
      ...(membership.roles ?? []).flatMap((role) => roleActs(stage, member, membership, role)),
      ...joinActs(stage, member, membership),
      ...recordActs(stage, member, membership),
      ...leavingActs(stage, member, membership),
    ]),
  );
  return [
    ...demo.clubs.map((club) => clubAct(stage, club)),
    ...memberships,
    ...demo.invitations.map((invitation) => invitationAct(stage, invitation)),
  ];
}
