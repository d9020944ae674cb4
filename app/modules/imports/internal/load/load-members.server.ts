import type pg from 'pg';
import { copyRows, type CopyValue } from '~/platform/db/bulk.server';
import { newId, newIdAt } from '~/platform/ids';
import type { Locale } from '~/platform/i18n/locale';
import type { SearchRow } from '../thread-rows.server';
import { copySearchEntries } from '../thread-rows.server';
import { type Chance } from './chance';
import { longTail } from './plan';
import { makeName } from './text';

const locales: readonly Locale[] = ['th', 'vi', 'en'];
const dayMs = 86_400_000;
const chunk = 10_000;
const secondClub = 0.3;

export interface LoadClub {
  id: string;
  slug: string;
  memberIds: string[];
}

export function loadEmail(number: number): string {
  return `load-${number}@load.chomrom.example`;
}

const memberColumns = [
  ...['id', 'email', 'emailConfirmedAt', 'passwordHash', 'name', 'locale', 'createdAt', 'updatedAt'],
];
const membershipColumns = [
  ...['id', 'clubId', 'memberId', 'status', 'personaName', 'joinedAt', 'requestedAt', 'updatedAt'],
];

interface Rows {
  members: CopyValue[][];
  memberships: CopyValue[][];
  found: SearchRow[];
}

function join(rows: Rows, club: LoadClub, member: { id: string; name: string; at: Date }): void {
  const { id: memberId, name, at } = member;
  const id = newId();
  club.memberIds.push(memberId);
  rows.memberships.push([id, club.id, memberId, 'active', name, at, at, at]);
  rows.found.push({
    ...{
      id,
      type: 'person',
      clubId: club.id,
      threadId: null,
      number: null,
      askerId: null,
      title: name,
      body: '',
    },
    at,
  });
}

/** Members of the load, most of them in the first clubs and some in two. The first is moderator everywhere. */
export async function loadMembers(
  client: pg.Client,
  options: { count: number; clubs: readonly LoadClub[]; passwordHash: string; now: Date; chance: Chance },
  onDone: (members: number) => void,
): Promise<void> {
  const { count, clubs, passwordHash, now, chance } = options;
  for (let first = 1; first <= count; first += chunk) {
    const rows: Rows = { members: [], memberships: [], found: [] };
    for (let number = first; number < first + chunk && number <= count; number++) {
      const locale = chance.pick(locales);
      const at = new Date(now.getTime() - (30 + chance.below(700)) * dayMs);
      const member = { id: newIdAt(at), name: makeName(locale, chance), at };
      rows.members.push([member.id, loadEmail(number), at, passwordHash, member.name, locale, at, at]);
      if (number === 1) for (const club of clubs) join(rows, club, member);
      else {
        // No club stays empty, however small the load.
        const own = number - 2 < clubs.length ? number - 2 : longTail(clubs.length, chance);
        join(rows, clubs[own]!, member);
        const other = longTail(clubs.length, chance);
        if (other !== own && chance.next() < secondClub) join(rows, clubs[other]!, member);
      }
    }
    await copyRows(client, '"Member"', memberColumns, rows.members);
    await copyRows(client, '"Membership"', membershipColumns, rows.memberships);
    await copySearchEntries(client, rows.found);
    onDone(Math.min(count, first + chunk - 1));
  }
  const moderator = clubs[0]!.memberIds[0]!;
  const grants = clubs.map((club) => [newId(), moderator, club.id, 'moderator', 'verified', now, now]);
  await copyRows(
    client,
    '"RoleGrant"',
    ['id', 'memberId', 'clubId', 'role', 'status', 'requestedAt', 'decidedAt'],
    grants,
  );
}
