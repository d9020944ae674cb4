import type { MemberActor } from '~/platform/actor';
import { demo } from '../../../../../prisma/demo/index.ts';
import type { DemoMember, DemoThread } from '../../../../../prisma/demo/types.ts';
import type { DemoPictures } from './pictures.server';

/** Something that somebody does in the demo, at its time. */
export interface Act {
  minutesAgo: number;
  /** Acts of one lane happen one after the other, lanes beside each other. Without one everything waits for the act. */
  lane?: string;
  run(): Promise<unknown>;
}

/** A thread while it is played. */
export interface PlayedThread {
  thread: DemoThread;
  id: string;
  /** By number − 1. */
  postIds: string[];
  pollId: string | undefined;
}

/** What acts know of each other: who and what there is by now. */
export interface Stage {
  /** The first start; the demo lies before it. */
  startedAt: Date;
  pictures: DemoPictures;
  memberIds: Map<string, string>;
  organisationIds: Map<string, string>;
  threads: PlayedThread[];
}

export const minutesPerDay = 1_440;

const members = new Map(demo.members.map((member) => [member.key, member]));
const clubs = new Map(demo.clubs.map((club) => [club.slug, club]));

export function memberOf(key: string): DemoMember {
  return members.get(key)!;
}

export function clubOf(slug: string) {
  return clubs.get(slug)!;
}

export function membershipOf(key: string, slug: string) {
  return members.get(key)?.memberships.find(({ club }) => club === slug);
}

/** Somebody of the demo, once they have an account. */
export function actorOf(stage: Stage, key: string): MemberActor {
  const { name, portalRole } = memberOf(key);
  return {
    kind: 'member',
    memberId: stage.memberIds.get(key)!,
    name,
    portalRoles: portalRole ? [portalRole] : [],
  };
}

/** Since when somebody is in a club, in minutes before the start. */
export function joinedAt(key: string, slug: string): number {
  return (membershipOf(key, slug)?.joinedDaysAgo ?? Infinity) * minutesPerDay;
}

export function isActive(key: string, slug: string): boolean {
  const membership = membershipOf(key, slug);
  return membership !== undefined && (membership.status ?? 'active') === 'active';
}

export function momentOf(stage: Stage, minutesAgo: number): Date {
  return new Date(stage.startedAt.getTime() - Math.round(minutesAgo * 60_000));
}

export function laneOf(thread: DemoThread): string {
  return `thread ${thread.title}`;
}

/** When the answer of a thread that has one is accepted, in minutes before the start. */
export function acceptedAt({ accepted, posts }: DemoThread): number {
  const { minutesAgo } = posts[accepted! - 1]!;
  return minutesAgo - Math.min(40, minutesAgo / 2);
}
