import { describe, expect, it } from 'vitest';
import { drawings as drawn } from '../../prisma/demo/drawings/index.ts';
import { demo } from '../../prisma/demo/index.ts';
import type { DemoLanguage, DemoPost, DemoThread } from '../../prisma/demo/types.ts';

/** Drawings that `prisma/demo/drawings` has for posts and records. */
const drawings = Object.keys(drawn).filter((key) => /^(dog|house|coffee)-/.test(key));

const membersByKey = new Map(demo.members.map((member) => [member.key, member]));
const clubsBySlug = new Map(demo.clubs.map((club) => [club.slug, club]));
const organisationKeys = demo.organisations.map((organisation) => organisation.key);
const memberships = demo.members.flatMap((member) => member.memberships);
const roles = memberships.flatMap((membership) => membership.roles ?? []);
const posts = demo.threads.flatMap((thread) => thread.posts);

function membershipOf(memberKey: string, club: string) {
  return membersByKey.get(memberKey)?.memberships.find((membership) => membership.club === club);
}

function isActive(memberKey: string, club: string): boolean {
  const membership = membershipOf(memberKey, club);
  return membership !== undefined && (membership.status ?? 'active') === 'active';
}

function hasBeenInside(memberKey: string, club: string, minutesAgo: number): boolean {
  const membership = membershipOf(memberKey, club);
  if (!membership || membership.status === 'pending' || membership.status === 'invited') return false;
  return membership.joinedDaysAgo * 1440 > minutesAgo;
}

function isProfessional(memberKey: string, club: string): boolean {
  const granted = membershipOf(memberKey, club)?.roles?.some((role) => role.status === 'verified') ?? false;
  return granted || membersByKey.get(memberKey)?.portalRole !== undefined;
}

function holds(memberKey: string, club: string, names: string[]): boolean {
  const held = membershipOf(memberKey, club)?.roles ?? [];
  return held.some((role) => role.status === 'verified' && names.includes(role.role));
}

/** Every post with its place, so that a failure names it. */
function eachPost(check: (post: DemoPost, thread: DemoThread, number: number) => boolean): string[] {
  const failures: string[] = [];
  for (const thread of demo.threads) {
    thread.posts.forEach((post, index) => {
      if (!check(post, thread, index + 1)) failures.push(`${thread.club} “${thread.title}” #${index + 1}`);
    });
  }
  return failures;
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('The people of the demo', () => {
  it('are forty members with keys, e-mail addresses and pictures of their own', () => {
    expect(demo.members).toHaveLength(40);
    expect(repeated(demo.members.map((member) => member.key))).toEqual([]);
    expect(repeated(demo.members.flatMap((member) => member.email ?? []))).toEqual([]);
    const pictures = demo.members.map((member) => member.picture).sort();
    const drawn = Array.from({ length: 40 }, (_, index) => `avatar-${String(index + 1).padStart(2, '0')}`);
    expect(pictures).toEqual(drawn);
  });

  it('sign in with addresses that can never be real, and one has none', () => {
    const addresses = demo.members.flatMap((member) => member.email ?? []);
    expect(addresses.filter((address) => !address.endsWith('@demo.chomrom.example'))).toEqual([]);
    expect(addresses).toHaveLength(39);
    for (const name of ['admin', 'moderator', 'expert', 'supplier', 'customer', 'khach', 'guest.english']) {
      expect(addresses).toContain(`${name}@demo.chomrom.example`);
    }
  });

  it('hold every role and every state of a role and of a membership', () => {
    const held = new Set(roles.map((role) => role.role));
    expect(held).toEqual(new Set(['expert', 'supplier', 'moderator']));
    const expertStates = roles.filter((role) => role.role === 'expert').map((role) => role.status);
    expect(new Set(expertStates)).toEqual(new Set(['requested', 'verified', 'expired', 'revoked']));
    const states = new Set(memberships.map((membership) => membership.status ?? 'active'));
    expect(states).toEqual(new Set(['active', 'pending', 'suspended', 'left', 'invited']));
    const portalRoles = demo.members.flatMap((member) => member.portalRole ?? []);
    expect(portalRoles.sort()).toEqual(['admin', 'agent']);
    const kinds = new Set(demo.organisations.map((organisation) => organisation.kind));
    expect(kinds).toEqual(new Set(['brand', 'supplier', 'dealer', 'practice']));
  });

  it('show field, credential and issuer when they are experts', () => {
    const experts = roles.filter((role) => role.role === 'expert');
    expect(experts.filter((role) => !role.field || !role.credential || !role.issuer)).toEqual([]);
    for (const role of experts.filter((expert) => expert.validForDays !== undefined)) {
      expect(Number(role.validForDays) < 0).toBe(role.status === 'expired');
    }
  });

  it('belong to clubs and organisations that exist, once each', () => {
    expect(memberships.filter((membership) => !clubsBySlug.has(membership.club))).toEqual([]);
    expect(
      roles.filter((role) => role.organisation && !organisationKeys.includes(role.organisation)),
    ).toEqual([]);
    expect(repeated(organisationKeys)).toEqual([]);
    for (const member of demo.members) {
      expect(repeated(member.memberships.map((membership) => membership.club))).toEqual([]);
    }
  });

  it('speak three languages and live in time zones that exist', () => {
    expect(new Set(demo.members.map((member) => member.locale))).toEqual(new Set(['th', 'vi', 'en']));
    const zones = new Set(demo.members.map((member) => member.timeZone));
    for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    expect(zones.size).toBeGreaterThan(6);
  });

  it('keep records and answers that their club asks for', () => {
    for (const membership of memberships) {
      const club = clubsBySlug.get(membership.club)!;
      const questions = (club.joinQuestions ?? []).map((question) => question.key);
      for (const key of Object.keys(membership.answers ?? {})) expect(questions).toContain(key);
      for (const record of membership.records ?? []) {
        const type = club.recordTypes.find((candidate) => candidate.key === record.type);
        expect(type, record.type).toBeDefined();
        for (const field of type!.fields.filter((candidate) => candidate.required)) {
          expect(record.values).toHaveProperty(field.key);
        }
        for (const [key, value] of Object.entries(record.values)) {
          const field = type!.fields.find((candidate) => candidate.key === key);
          expect(field, key).toBeDefined();
          if (field!.kind === 'photo') expect(drawings).toContain(value);
          if (field!.kind === 'choice')
            expect(field!.choices!.map((choice) => choice.value)).toContain(value);
          if (field!.kind === 'number' || field!.kind === 'date') expect(typeof value).toBe('number');
        }
      }
    }
    const recordStates = memberships
      .flatMap((membership) => membership.records ?? [])
      .map((record) => record.state);
    expect(new Set(recordStates)).toEqual(new Set(['private', 'shared']));
  });
});

describe('The clubs of the demo', () => {
  it('are three, each with its own look, tags, rules and records, joined in three ways', () => {
    expect(demo.clubs.map((club) => club.slug)).toEqual(['dogs', 'homes', 'coffee']);
    expect(new Set(demo.clubs.map((club) => club.joinMode))).toEqual(new Set(['open', 'approval', 'code']));
    expect(new Set(demo.clubs.map((club) => club.colour)).size).toBe(3);
    for (const club of demo.clubs) {
      expect(club.colour).toMatch(/^#[0-9a-f]{6}$/);
      expect(club.picture).toBe(`club-${club.slug}`);
      expect(club.cover).toBe(`cover-${club.slug}`);
      expect(club.rules.length).toBeGreaterThan(200);
      expect(repeated(club.tags.map((tag) => tag.key))).toEqual([]);
      expect(Boolean(club.joinCode)).toBe(club.joinMode === 'code');
      expect(Boolean(club.joinQuestions)).toBe(club.joinMode === 'approval');
    }
  });

  it('let a visitor read, and one lets them join at once', () => {
    const open = demo.clubs.filter((club) => club.visibility === 'public' && club.joinMode === 'open');
    expect(open.length).toBeGreaterThan(0);
    expect(demo.clubs.every((club) => club.visibility === 'public' && club.status === 'open')).toBe(true);
  });

  it('are invited to by their own members, with codes used nowhere else', () => {
    for (const invitation of demo.invitations) {
      expect(hasBeenInside(invitation.by, invitation.club, 1)).toBe(true);
    }
    const codes = demo.invitations.map((invitation) => invitation.code);
    expect(repeated([...codes, ...demo.clubs.flatMap((club) => club.joinCode ?? [])])).toEqual([]);
  });
});

describe('What the members say', () => {
  it.each<DemoLanguage>(['th', 'vi', 'en'])(
    'fills at least 22 threads and 215 posts in %s, one of them long, over all clubs',
    (language) => {
      const threads = demo.threads.filter((thread) => thread.language === language);
      const counts = threads.map((thread) => thread.posts.length);
      const written = demo.threads.flatMap((thread) =>
        thread.posts.filter((post) => (post.language ?? thread.language) === language),
      );
      expect(threads.length).toBeGreaterThanOrEqual(22);
      expect(written.length).toBeGreaterThanOrEqual(215);
      expect(Math.max(...counts)).toBeGreaterThanOrEqual(60);
      expect(new Set(threads.map((thread) => thread.club)).size).toBe(3);
      expect(new Set(threads.map((thread) => thread.kind)).size).toBe(3);
      expect(threads.some((thread) => thread.kind === 'question' && thread.accepted === undefined)).toBe(
        true,
      );
      expect(threads.some((thread) => thread.accepted !== undefined)).toBe(true);
    },
  );

  it('shows every state that a thread, a post and a poll can have', () => {
    expect(new Set(demo.threads.map((thread) => thread.kind))).toEqual(
      new Set(['talk', 'question', 'announcement']),
    );
    const states = new Set(demo.threads.map((thread) => thread.status ?? 'open'));
    expect(states).toEqual(new Set(['open', 'locked', 'archived']));
    expect(demo.threads.some((thread) => thread.pinned)).toBe(true);
    expect(new Set(posts.flatMap((post) => post.status ?? []))).toEqual(new Set(['hidden', 'removed']));
    expect(new Set(posts.flatMap((post) => post.audience ?? []))).toEqual(
      new Set(['professionals', 'experts']),
    );
    expect(posts.some((post) => post.editedFrom && post.editedFrom !== post.body)).toBe(true);
    const polls = demo.threads.flatMap((thread) => thread.poll ?? []);
    expect(new Set(polls.map((poll) => poll.kind))).toEqual(new Set(['single', 'several']));
    expect(polls.some((poll) => Number(poll.closesInMinutes) < 0)).toBe(true);
    expect(polls.some((poll) => (poll.closesInMinutes ?? 1) > 0)).toBe(true);
  });

  it.each<DemoLanguage>(['th', 'vi', 'en'])(
    'in %s quotes, lists, links, mentions, pictures and every reaction',
    (language) => {
      const threads = demo.threads.filter((thread) => thread.language === language);
      const said = threads.flatMap((thread) => thread.posts);
      const marks = [/^> /m, /^- /m, /^1\. /m, /\]\(https:/, /(?<![\w.])@[a-z]/, /\]\(drawing:/, /\*\*/];
      for (const mark of marks)
        expect(
          said.some((post) => mark.test(post.body)),
          String(mark),
        ).toBe(true);
      const reactions = new Set(said.flatMap((post) => Object.keys(post.reactions ?? {})));
      expect(reactions).toEqual(new Set(['like', 'love', 'thanks', 'laugh', 'wow', 'sad']));
      const spoken = new Set(said.map((post) => post.language ?? language));
      expect(spoken.size).toBeGreaterThan(1);
    },
  );

  it('is never said twice', () => {
    expect(repeated(posts.map((post) => post.body.trim()))).toEqual([]);
    expect(repeated(demo.threads.map((thread) => thread.title))).toEqual([]);
    expect(posts.filter((post) => post.body.trim() === '')).toEqual([]);
  });

  it('falls in time within each thread, never in the future, and goes back most of a year', () => {
    expect(
      eachPost((post, thread, number) => {
        const before = thread.posts[number - 2];
        return post.minutesAgo > 0 && (!before || before.minutesAgo > post.minutesAgo);
      }),
    ).toEqual([]);
    const oldest = Math.max(...posts.map((post) => post.minutesAgo));
    expect(oldest).toBeGreaterThan(270 * 1440);
    expect(oldest).toBeLessThanOrEqual(300 * 1440);
    const lively = demo.threads.filter((thread) => thread.posts.at(-1)!.minutesAgo < 360);
    expect(lively.length).toBeGreaterThanOrEqual(12);
  });

  it('is written by people who were in the club by then', () => {
    expect(eachPost((post, thread) => hasBeenInside(post.author, thread.club, post.minutesAgo))).toEqual([]);
  });

  it('answers, reacts to, mentions and votes with what is there', () => {
    expect(eachPost((post, _, number) => post.replyTo === undefined || post.replyTo < number)).toEqual([]);
    expect(
      eachPost((post, thread) => {
        const reactions = Object.values(post.reactions ?? {});
        const once = reactions.every((keys) => new Set(keys).size === keys.length);
        const known = reactions.flat().every((key) => isActive(key, thread.club) && key !== post.author);
        return once && known;
      }),
    ).toEqual([]);
    expect(
      eachPost((post, thread) => {
        const mentions = [...post.body.matchAll(/(?<![\w.])@([a-z][a-z0-9-]*)/g)].map((match) => match[1]!);
        return mentions.every((key) => membershipOf(key, thread.club) !== undefined);
      }),
    ).toEqual([]);
    for (const { club, poll, title } of demo.threads) {
      for (const [key, options] of Object.entries(poll?.votes ?? {})) {
        expect(isActive(key, club), `${title}: ${key}`).toBe(true);
        expect(options.every((option) => option >= 0 && option < poll!.options.length)).toBe(true);
        expect(new Set(options).size).toBe(options.length);
        if (poll!.kind === 'single') expect(options).toHaveLength(1);
      }
    }
  });

  it('stands in clubs and under tags that exist, with drawings that are drawn', () => {
    for (const thread of demo.threads) {
      const tags = clubsBySlug.get(thread.club)!.tags.map((tag) => tag.key);
      expect(thread.tags.length).toBeGreaterThan(0);
      expect(thread.tags.filter((tag) => !tags.includes(tag))).toEqual([]);
    }
    expect(
      eachPost((post) =>
        [...post.body.matchAll(/\]\(drawing:([^)]*)\)/g)].every((match) => drawings.includes(match[1]!)),
      ),
    ).toEqual([]);
  });

  it('accepts only published answers of others that everybody may read', () => {
    for (const { kind, accepted, title, posts: said } of demo.threads.filter((thread) => thread.accepted)) {
      const answer = said[accepted! - 1];
      expect(kind, title).toBe('question');
      expect(answer, title).toBeDefined();
      expect(accepted, title).toBeGreaterThan(1);
      expect(answer!.status ?? answer!.audience, title).toBeUndefined();
      expect(answer!.author, title).not.toBe(said[0]!.author);
    }
  });

  it('keeps a narrower audience to those who may write to it', () => {
    expect(
      eachPost((post, thread) => {
        if (post.audience === 'professionals') return isProfessional(post.author, thread.club);
        if (post.audience !== 'experts') return true;
        const asker = thread.posts[0]!.author === post.author;
        return (
          thread.kind === 'question' && (asker || holds(post.author, thread.club, ['expert', 'moderator']))
        );
      }),
    ).toEqual([]);
  });

  it('leaves announcements to the brand', () => {
    const announcing = demo.threads.filter((thread) => thread.kind === 'announcement');
    const strangers = announcing.filter(({ club, posts: [first] }) => {
      const staff = membersByKey.get(first!.author)?.portalRole === 'admin';
      return !staff && !holds(first!.author, club, ['moderator']);
    });
    expect(strangers).toEqual([]);
  });
});
