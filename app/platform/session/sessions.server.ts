import { createHash, randomBytes } from 'node:crypto';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import type { MemberActor, PortalRole } from '../actor';
import { now } from '../clock.server';
import { type Db, db, queryRows } from '../db/client.server';
import { Prisma } from '../db/sql.server';
import type { Tx } from '../db/transact.server';
import { env } from '../env.server';
import type { Locale } from '../i18n/locale';

/*
 * The only file that knows Lucia. Its ids are the secrets that browsers hold; the database holds their SHA-256, so
 * that whoever reads the table can sign in as nobody.
 */

export const sessionIdleDays = 14;
export const sessionAbsoluteDays = 90;
const dayMs = 86_400_000;
const touchEveryMs = 5 * 60_000;

export interface SessionMember {
  id: string;
  name: string;
  locale: Locale | null;
  timeZone: string;
  portalRoles: PortalRole[];
  pictureId: string | null;
}

interface SessionRow extends SessionMember {
  sessionId: string;
  memberId: string;
  expiresAt: Date;
  absoluteExpiresAt: Date;
  lastSeenAt: Date;
  kind: 'browser' | 'api';
}

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia;
    DatabaseUserAttributes: SessionMember;
    DatabaseSessionAttributes: { kind: 'browser' | 'api'; userAgent: string | null; address: string | null };
  }
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

const idleEnd = () => new Date(now().getTime() + sessionIdleDays * dayMs);

const earlier = (a: Date, b: Date) => (a < b ? a : b);

/** Lucia's view of the database, or of one transaction on it. */
const adapterOn = (client: () => Db | Tx): Adapter => ({
  async getSessionAndUser(secret): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const id = hashSecret(secret);
    const [row] = await queryRows<SessionRow>(
      client(),
      Prisma.sql`
      SELECT s."id" AS "sessionId", s."memberId", s."expiresAt", s."absoluteExpiresAt", s."lastSeenAt", s."kind"::text,
        m."id", m."name", m."locale"::text, m."timeZone", m."pictureId",
        ARRAY(SELECT g."role"::text FROM "RoleGrant" g WHERE g."memberId" = m."id" AND g."clubId" IS NULL
          AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${now()})) AS "portalRoles"
      FROM "Session" s JOIN "Member" m ON m."id" = s."memberId"
      WHERE s."id" = ${id} AND m."status" = 'active'`,
    );
    if (!row || earlier(row.expiresAt, row.absoluteExpiresAt) <= now()) return [null, null];
    const { id: memberId, name, locale, timeZone, pictureId, portalRoles } = row;
    let { expiresAt } = row;
    // Being used moves the idle limit on. Lucia would do it too, but only after half the time, and by its own clock.
    if (now().getTime() - row.lastSeenAt.getTime() > touchEveryMs) {
      expiresAt = earlier(idleEnd(), row.absoluteExpiresAt);
      await client().session.updateMany({ where: { id }, data: { lastSeenAt: now(), expiresAt } });
    }
    return [
      {
        id: secret,
        userId: memberId,
        expiresAt,
        attributes: { kind: row.kind, userAgent: null, address: null },
      },
      { id: memberId, attributes: { id: memberId, name, locale, timeZone, pictureId, portalRoles } },
    ];
  },
  async getUserSessions() {
    // Their secrets are not known: sessions are listed by their hashes, in the accounts module.
    return [];
  },
  async setSession({ id, userId, attributes }) {
    await client().session.create({
      data: {
        id: hashSecret(id),
        memberId: userId,
        expiresAt: idleEnd(),
        absoluteExpiresAt: new Date(now().getTime() + sessionAbsoluteDays * dayMs),
        createdAt: now(),
        lastSeenAt: now(),
        ...attributes,
      },
    });
  },
  async updateSessionExpiration() {
    // Reading a session has moved its limit already.
  },
  async deleteSession(secret) {
    await client().session.deleteMany({ where: { id: hashSecret(secret) } });
  },
  async deleteUserSessions(memberId) {
    await client().session.deleteMany({ where: { memberId } });
  },
  async deleteExpiredSessions() {
    await client().session.deleteMany({
      where: { OR: [{ expiresAt: { lte: now() } }, { absoluteExpiresAt: { lte: now() } }] },
    });
  },
});

const luciaOn = (client: () => Db | Tx) =>
  new Lucia(adapterOn(client), {
    sessionExpiresIn: new TimeSpan(sessionIdleDays, 'd'),
    getUserAttributes: ({ name, locale, timeZone, portalRoles, pictureId }) => ({
      name,
      locale,
      timeZone,
      portalRoles,
      pictureId,
    }),
  });

const lucia = luciaOn(() => db);

export interface SignedIn {
  actor: MemberActor;
  member: SessionMember;
}

/** 200 random bits, in letters that survive any header. */
export function newSecret(): string {
  return randomBytes(25).toString('base64url');
}

export interface NewSession {
  memberId: string;
  kind: 'browser' | 'api';
  userAgent?: string | null;
  address?: string | null;
  /** By default a new one; whoever gives one makes sure that nobody can guess it. */
  secret?: string;
}

export interface CreatedSession {
  /** Goes to the browser and is nowhere else. */
  secret: string;
  sessionId: string;
  /** When it ends unless it is used before. */
  expiresAt: Date;
  /** When it ends in any case. */
  absoluteExpiresAt: Date;
}

/** Signs somebody in, within the transaction that made sure of who they are. */
export async function createSession(tx: Tx, input: NewSession): Promise<CreatedSession> {
  const { memberId, kind, userAgent = null, address = null, secret = newSecret() } = input;
  await luciaOn(() => tx).createSession(
    memberId,
    { kind, userAgent: userAgent?.slice(0, 300) ?? null, address },
    { sessionId: secret },
  );
  const absoluteExpiresAt = new Date(now().getTime() + sessionAbsoluteDays * dayMs);
  return { secret, sessionId: hashSecret(secret), expiresAt: idleEnd(), absoluteExpiresAt };
}

/** Who a session's secret belongs to; undefined when it is unknown, ended, too old, or its member may not sign in. */
export async function readSession(secret: string): Promise<SignedIn | undefined> {
  if (secret.length < 20 || secret.length > 100) return undefined;
  const { user } = await lucia.validateSession(secret);
  if (!user) return undefined;
  const { id, name, locale, timeZone, portalRoles, pictureId } = user;
  return {
    actor: { kind: 'member', memberId: id, name, portalRoles, sessionId: hashSecret(secret) },
    member: { id, name, locale, timeZone, portalRoles, pictureId },
  };
}

export async function endSession(secret: string): Promise<void> {
  await lucia.invalidateSession(secret);
}

export async function endExpiredSessions(): Promise<void> {
  await lucia.deleteExpiredSessions();
}

function isSecure(): boolean {
  return env().ORIGIN.startsWith('https:');
}

/** `__Host-` needs https; plain http on this machine works without. */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-chomrom' : 'chomrom';
}

/** `expiresAt`: the absolute limit; the idle one is the database's business and moves. */
export function sessionCookie(secret: string, expiresAt: Date): string {
  return `${sessionCookieName()}=${secret}; Path=/; HttpOnly; SameSite=Lax; Expires=${expiresAt.toUTCString()}${isSecure() ? '; Secure' : ''}`;
}

export function clearedSessionCookie(): string {
  return sessionCookie('', new Date(0));
}
