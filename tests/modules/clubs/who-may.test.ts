import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockPerson, unblockPerson } from '~/modules/clubs/block-person.server';
import { changeClubStatus } from '~/modules/clubs/change-club-status.server';
import { changeOrganisation, createOrganisation } from '~/modules/clubs/change-organisation.server';
import { changePersona } from '~/modules/clubs/change-persona.server';
import { changeRecord, removeRecord } from '~/modules/clubs/change-record.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { createInvitation } from '~/modules/clubs/create-invitation.server';
import { createRecord } from '~/modules/clubs/create-record.server';
import { approveMembership, declineMembership } from '~/modules/clubs/decide-membership.server';
import { changeRole, expireRole, revokeRole, verifyRole } from '~/modules/clubs/decide-role.server';
import { editClub } from '~/modules/clubs/edit-club.server';
import { endSuspension } from '~/modules/clubs/end-suspension.server';
import { getClub } from '~/modules/clubs/get-club.server';
import { getClubSettings } from '~/modules/clubs/get-club-settings.server';
import { getPerson } from '~/modules/clubs/get-person.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { listAudit } from '~/modules/clubs/list-audit.server';
import { listInvitations } from '~/modules/clubs/list-invitations.server';
import { listModeratedClubs, listPending, listSuspended } from '~/modules/clubs/list-moderated.server';
import { listPeople } from '~/modules/clubs/list-people.server';
import { getMyRecord, listMyRecords, listSharedRecords } from '~/modules/clubs/list-records.server';
import { listOrganisations, listRoles } from '~/modules/clubs/list-roles.server';
import { muteClub } from '~/modules/clubs/mute-club.server';
import { giveUpRole, requestRole } from '~/modules/clubs/request-role.server';
import { revokeInvitation } from '~/modules/clubs/revoke-invitation.server';
import { createClubInput, listAuditInput, listPeopleInput, searchMembersInput } from '~/modules/clubs/schema';
import { searchMembers } from '~/modules/clubs/search-members.server';
import { liftSuspension, suspendMember } from '~/modules/clubs/suspend-member.server';
import { type Actor, system } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { type ClubScene, makePeople, makeScene, type Standing, standings } from '../../support/club-roles';
import { useDatabase } from '../../support/database';

/*
 * Each command and query of the module against each standing that somebody may have before a club. What a standing is not
 * named for is `otherwise`; a visitor is asked to sign in wherever not said differently.
 */
type Outcomes = Partial<Record<Standing, string>> & { otherwise: string };
type Act = (scene: ClubScene, actor: Actor, standing: Standing) => Promise<unknown>;

let database: Awaited<ReturnType<typeof useDatabase>>;
let people: Awaited<ReturnType<typeof makePeople>>;

beforeAll(async () => {
  database = await useDatabase();
  people = await makePeople();
});
afterAll(() => database.release());

async function outcomeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    const result = await run();
    return typeof result === 'string' ? result : 'ok';
  } catch (error) {
    if (error instanceof PortalError) return error.code;
    throw error;
  }
}

function expectedOf(outcomes: Outcomes): Record<string, string> {
  const { otherwise, ...named } = outcomes;
  return Object.fromEntries(
    standings.map((standing) => [
      standing,
      named[standing] ?? (standing === 'visitor' ? 'unauthenticated' : otherwise),
    ]),
  );
}

const tomorrow = () => new Date(Date.now() + 86_400_000);
const aRole = { field: 'Vet', credential: 'Licence 8', issuer: 'Council' };
const adminsOnly: Outcomes = { admin: 'ok', otherwise: 'forbidden' };
const moderatorsOnly: Outcomes = { moderator: 'ok', admin: 'ok', otherwise: 'forbidden' };
const anybodySignedIn: Outcomes = { otherwise: 'ok' };
const inside: Outcomes = {
  member: 'ok',
  expert: 'ok',
  supplier: 'ok',
  moderator: 'ok',
  otherwise: 'not_a_member',
};

let counter = 0;
const unique = (prefix: string) => `${prefix}-${++counter}`;

async function requestOf(scene: ClubScene): Promise<string> {
  const { role } = await requestRole(people.member, { slug: scene.slug, role: 'expert', ...aRole });
  return role.id;
}

/** Done anew for each actor, because each act changes what the next would find. */
const acts: Record<string, { act: Act; outcomes: Outcomes }> = {
  createClub: {
    act: (_, actor) => createClub(actor, createClubInput.parse({ slug: unique('made'), name: 'Made' })),
    outcomes: adminsOnly,
  },
  editClub: {
    act: ({ slug }, actor) => editClub(actor, { slug, tone: 'Kind' }),
    outcomes: adminsOnly,
  },
  changeClubStatus: {
    act: ({ slug }, actor) => changeClubStatus(actor, { slug, status: 'open' }),
    outcomes: adminsOnly,
  },
  getClubSettings: { act: ({ slug }, actor) => getClubSettings(actor, slug), outcomes: adminsOnly },
  joinClub: {
    act: ({ slug }, actor) =>
      joinClub(actor, { slug, answers: { why: 'Dogs' } }).then(({ membership }) => membership.status),
    outcomes: {
      stranger: 'pending',
      pending: 'pending',
      outsider: 'pending',
      left: 'pending',
      suspended: 'suspended',
      // The brand's people need nobody's approval.
      otherwise: 'active',
    },
  },
  leaveClub: { act: ({ slug }, actor) => leaveClub(actor, { slug }), outcomes: anybodySignedIn },
  approveMembership: {
    act: ({ slug, ids }, actor) => approveMembership(actor, { slug, memberId: ids.pending }),
    outcomes: moderatorsOnly,
  },
  declineMembership: {
    act: ({ slug, ids }, actor) => declineMembership(actor, { slug, memberId: ids.pending }),
    outcomes: moderatorsOnly,
  },
  suspendCustomer: {
    act: ({ slug, ids }, actor) =>
      suspendMember(actor, { slug, memberId: ids.left, until: tomorrow(), reason: 'Spam' }),
    outcomes: moderatorsOnly,
  },
  suspendModerator: {
    act: ({ slug, ids }, actor) =>
      suspendMember(actor, { slug, memberId: ids.moderator, until: tomorrow(), reason: 'Spam' }),
    outcomes: adminsOnly,
  },
  liftSuspension: {
    act: ({ slug, ids }, actor) => liftSuspension(actor, { slug, memberId: ids.suspended }),
    outcomes: moderatorsOnly,
  },
  endSuspension: {
    act: (_, actor) => endSuspension(actor, { membershipId: newId() }),
    outcomes: { visitor: 'forbidden', otherwise: 'forbidden' },
  },
  changePersona: {
    act: ({ slug }, actor) => changePersona(actor, { slug, bio: 'Walks at six' }),
    outcomes: { ...inside, pending: 'ok', suspended: 'suspended' },
  },
  muteClub: {
    act: ({ slug }, actor) => muteClub(actor, { slug, muted: true }),
    outcomes: { ...inside, pending: 'ok', suspended: 'ok' },
  },
  blockPerson: {
    act: async (_, actor) =>
      blockPerson(actor, {
        memberId: (
          await database.sql<{ id: string }>(
            `INSERT INTO "Member" ("id", "name") VALUES ($1, 'Loud') RETURNING "id"`,
            [newId()],
          )
        )[0]!.id,
      }),
    outcomes: anybodySignedIn,
  },
  unblockPerson: {
    act: (_, actor) => unblockPerson(actor, { memberId: newId() }),
    outcomes: anybodySignedIn,
  },
  requestRole: {
    act: ({ slug }, actor) => requestRole(actor, { slug, role: 'expert', ...aRole }),
    outcomes: inside,
  },
  giveUpRole: {
    act: async (scene, actor) => {
      const roleId = await requestOf(scene);
      return giveUpRole(actor, { roleId }).finally(() => giveUpRole(people.member, { roleId }));
    },
    outcomes: { member: 'ok', otherwise: 'not_found' },
  },
  grantRole: {
    act: ({ slug, ids }, actor) =>
      grantRole(actor, { club: slug, memberId: ids.stranger, role: 'moderator' }),
    outcomes: adminsOnly,
  },
  verifyRole: {
    act: async (scene, actor) => {
      const roleId = await requestOf(scene);
      return verifyRole(actor, { roleId }).finally(() => revokeRole(system, { roleId, reason: 'Next' }));
    },
    outcomes: adminsOnly,
  },
  changeRole: {
    act: async (scene, actor) => {
      const roleId = await requestOf(scene);
      await verifyRole(system, { roleId });
      return changeRole(actor, { roleId, field: 'Surgeon' }).finally(() =>
        revokeRole(system, { roleId, reason: 'Next' }),
      );
    },
    outcomes: adminsOnly,
  },
  revokeRole: {
    act: async (scene, actor) => {
      const roleId = await requestOf(scene);
      return revokeRole(actor, { roleId, reason: 'No' }).finally(() =>
        revokeRole(system, { roleId, reason: 'Next' }),
      );
    },
    outcomes: adminsOnly,
  },
  expireRole: {
    act: (_, actor) => expireRole(actor, { roleId: newId() }),
    outcomes: { visitor: 'forbidden', otherwise: 'forbidden' },
  },
  listRoles: { act: (_, actor) => listRoles(actor, { status: 'verified' }), outcomes: adminsOnly },
  createOrganisation: {
    act: (_, actor) => createOrganisation(actor, { name: unique('Mill'), kind: 'dealer' }),
    outcomes: adminsOnly,
  },
  changeOrganisation: {
    act: async (_, actor) => {
      const { organisation } = await createOrganisation(system, { name: unique('Mill'), kind: 'dealer' });
      return changeOrganisation(actor, { organisationId: organisation.id, status: 'retired' });
    },
    outcomes: adminsOnly,
  },
  listOrganisations: { act: (_, actor) => listOrganisations(actor), outcomes: adminsOnly },
  searchMembers: {
    act: (_, actor) => searchMembers(actor, searchMembersInput.parse({})),
    outcomes: adminsOnly,
  },
  listAudit: { act: (_, actor) => listAudit(actor, listAuditInput.parse({})), outcomes: adminsOnly },
  createInvitation: {
    act: ({ slug }, actor) => createInvitation(actor, { slug }),
    outcomes: { ...inside, admin: 'ok' },
  },
  listInvitations: {
    act: ({ slug }, actor) => listInvitations(actor, { slug }),
    outcomes: { ...inside, admin: 'ok' },
  },
  revokeInvitation: {
    act: async ({ slug }, actor) => {
      const { invitation } = await createInvitation(people.member, { slug });
      return revokeInvitation(actor, { invitationId: invitation.id }).finally(() =>
        revokeInvitation(people.member, { invitationId: invitation.id }),
      );
    },
    outcomes: { member: 'ok', moderator: 'ok', admin: 'ok', otherwise: 'not_found' },
  },
  createRecord: {
    act: ({ slug }, actor) =>
      createRecord(actor, { slug, type: 'dog', values: { name: 'Mali' }, state: 'private' }),
    outcomes: inside,
  },
  changeRecord: {
    act: async ({ slug }, actor) => {
      const input = { slug, type: 'dog', values: { name: 'Mali' }, state: 'private' as const };
      const { record } = await createRecord(people.member, input);
      return changeRecord(actor, { recordId: record.id, values: { name: 'Bua' } });
    },
    outcomes: { member: 'ok', otherwise: 'not_found' },
  },
  removeRecord: {
    act: async ({ slug }, actor) => {
      const input = { slug, type: 'dog', values: { name: 'Mali' }, state: 'shared' as const };
      const { record } = await createRecord(people.member, input);
      return removeRecord(actor, { recordId: record.id });
    },
    outcomes: { member: 'ok', otherwise: 'not_found' },
  },
  getMyRecord: {
    act: async ({ slug }, actor) => {
      const input = { slug, type: 'dog', values: { name: 'Mali' }, state: 'shared' as const };
      const { record } = await createRecord(people.member, input);
      return getMyRecord(actor, record.id);
    },
    outcomes: { member: 'ok', otherwise: 'not_found' },
  },
  listMyRecords: { act: ({ slug }, actor) => listMyRecords(actor, slug), outcomes: anybodySignedIn },
  listSharedRecords: {
    act: async ({ slug, ids }, actor) => {
      const input = { slug, type: 'dog', values: { name: 'Mali' }, state: 'shared' as const };
      await createRecord(people.member, input);
      return (await listSharedRecords(actor, slug, ids.member)).length > 0 ? 'sees' : 'nothing';
    },
    outcomes: {
      member: 'sees',
      expert: 'sees',
      supplier: 'sees',
      moderator: 'sees',
      agent: 'sees',
      admin: 'sees',
      visitor: 'nothing',
      otherwise: 'nothing',
    },
  },
  listPending: { act: ({ slug }, actor) => listPending(actor, slug), outcomes: moderatorsOnly },
  listSuspended: { act: ({ slug }, actor) => listSuspended(actor, slug), outcomes: moderatorsOnly },
  listModeratedClubs: {
    act: async ({ slug }, actor) =>
      (await listModeratedClubs(actor)).some((club) => club.slug === slug) ? 'listed' : 'not listed',
    outcomes: { moderator: 'listed', admin: 'listed', otherwise: 'not listed' },
  },
  getClub: { act: ({ slug }, actor) => getClub(actor, slug), outcomes: { visitor: 'ok', otherwise: 'ok' } },
  listPeople: {
    act: ({ slug }, actor) => listPeople(actor, { ...listPeopleInput.parse({}), slug }),
    outcomes: { visitor: 'ok', otherwise: 'ok' },
  },
  getPerson: {
    act: ({ slug, ids }, actor) => getPerson(actor, slug, ids.member),
    outcomes: { visitor: 'ok', otherwise: 'ok' },
  },
  getSuspendedPerson: {
    act: ({ slug, ids }, actor) => getPerson(actor, slug, ids.suspended),
    outcomes: { visitor: 'not_found', moderator: 'ok', admin: 'ok', otherwise: 'not_found' },
  },
};

/** What an act changes of the scene for those who come after: nothing, only the actor's own standing, or everybody's. */
const changesItself = new Set(['joinClub', 'leaveClub', 'requestRole']);
const changesAll = new Set([
  'approveMembership',
  'declineMembership',
  'suspendModerator',
  'liftSuspension',
  'grantRole',
]);
let shared: Promise<ClubScene> | undefined;

async function outcomesOf(name: string, act: Act, options?: object): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  const own = options !== undefined || changesItself.has(name) || changesAll.has(name);
  let scene = await (own ? makeScene(people, options) : (shared ??= makeScene(people)));
  for (const standing of standings) {
    const outcome = await outcomeOf(() => act(scene, scene.actors[standing], standing));
    seen[standing] = outcome;
    const refused = outcome === 'forbidden' || outcome === 'unauthenticated';
    if (changesAll.has(name) && !refused) scene = await makeScene(people, options);
  }
  return seen;
}

describe('each act, by who does it', () => {
  for (const [name, { act, outcomes }] of Object.entries(acts)) {
    test(name, async () => {
      expect(await outcomesOf(name, act)).toEqual(expectedOf(outcomes));
    });
  }
});

const readers: Outcomes = {
  member: 'ok',
  expert: 'ok',
  supplier: 'ok',
  moderator: 'ok',
  // Who is suspended still reads.
  suspended: 'ok',
  agent: 'ok',
  admin: 'ok',
  otherwise: 'forbidden',
};

describe('in a club that is its members’', () => {
  const inClosed: Record<string, { act: Act; outcomes: Outcomes }> = {
    listPeople: { act: acts.listPeople!.act, outcomes: readers },
    getPerson: { act: acts.getPerson!.act, outcomes: readers },
    getClub: acts.getClub!,
  };
  for (const [name, { act, outcomes }] of Object.entries(inClosed)) {
    test(name, async () => {
      expect(await outcomesOf(name, act, { visibility: 'members' })).toEqual(expectedOf(outcomes));
    });
  }
});

test('a draft is nobody’s but the brand’s', async () => {
  const slug = unique('draft');
  await createClub(system, createClubInput.parse({ slug, name: 'Later', status: 'draft' }));
  const outcomes: Record<string, string> = {};
  const scene = await makeScene(people);
  for (const standing of standings)
    outcomes[standing] = await outcomeOf(() => getClub(scene.actors[standing], slug));
  expect(outcomes).toEqual(
    expectedOf({ visitor: 'not_found', agent: 'ok', admin: 'ok', otherwise: 'not_found' }),
  );
});
