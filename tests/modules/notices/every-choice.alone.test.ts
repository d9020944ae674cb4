import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { chooseNotices } from '~/modules/notices/choose-notices.server';
import { getChoices } from '~/modules/notices/get-choices.server';
import { allKinds, modesOf } from '~/modules/notices/kinds.server';
import { startLineLink, takeLineEvents } from '~/modules/notices/line-account.server';
import { listNotices } from '~/modules/notices/list-notices.server';
import { subscribePush } from '~/modules/notices/push-subscriptions.server';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { transact } from '~/platform/db/transact.server';
import {
  type NoticeChannel,
  noticeChannels,
  type NoticeKind,
  type NoticeMode,
  recordNotices,
} from '~/platform/notices.server';
import { pushTestPorts } from '~/platform/web-push.server';
import { declareKinds } from '~/modules/notices/kinds.server';
import { modules } from '~/registry.server';
import { makeClub, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { startLine, type TestLine } from '../../support/line';
import { makeMember } from '../../support/people';
import { startPushService, type TestPushService } from '../../support/push-service';
import { startSmtp, type TestSmtp } from '../../support/smtp';
import { deliver } from '../../support/test-notices';
import { tries, tryingTimeout } from '../../support/properties.ts';

/** What a module declares, with its own defaults and channels, saying only its name and concerning everybody. */
function bare(kind: NoticeKind): NoticeKind {
  return { ...kind, say: () => ({ line: kind.name }), stillConcerns: undefined };
}

let club: TestClub;
let database: Awaited<ReturnType<typeof useDatabase>>;
let smtp: TestSmtp;
let service: TestPushService;
let line: TestLine;
const declared = modules.flatMap(({ notices = [] }) => notices as readonly NoticeKind[]);
/** Noon in Bangkok, when nothing is quiet. */
const noon = Date.UTC(2026, 10, 22, 5);

beforeAll(async () => {
  [smtp, service, line] = await Promise.all([startSmtp(), startPushService(), startLine()]);
  pushTestPorts.push(service.port);
  Object.assign(process.env, {
    SMTP_URL: smtp.url,
    LINE_CHANNEL_TOKEN: line.token,
    LINE_CHANNEL_SECRET: 'the secret of a test channel',
    LINE_API_URL: line.url,
  });
  database = await useDatabase();
  club = await makeClub('dogs');
  declareKinds(declared.map(bare));
});
afterAll(async () => {
  await database.release();
  await Promise.all([smtp.stop(), service.stop(), line.stop()]);
});
afterEach(() => freezeClock(undefined));

/** A member whom every channel reaches. */
async function makeReachable() {
  // An expert and an admin hears of every kind.
  const member = await makeMember({ password: null, locale: 'en', portalRoles: ['admin'] });
  const expert = { memberId: member.memberId, clubId: club.id, role: 'expert', status: 'verified' } as const;
  await db.roleGrant.create({ data: { id: newId(), ...expert } });
  const device = service.device();
  await subscribePush(member.actor, { ...device.subscription, userAgent: null });
  const { code } = await startLineLink(member.actor, {});
  const lineUserId = `U${member.memberId}`;
  await takeLineEvents(
    JSON.stringify({
      events: [{ type: 'message', source: { userId: lineUserId }, message: { type: 'text', text: code } }],
    }),
  );
  return { member, device, lineUserId };
}

type Choice = Record<string, Partial<Record<NoticeChannel, NoticeMode>>>;

const choices = (names: readonly string[]): fc.Arbitrary<Choice> => {
  const onOff = fc.constantFrom<NoticeMode>('on', 'off');
  const modes = fc.record(
    { inApp: onOff, email: fc.constantFrom<NoticeMode>('on', 'off', 'digest'), push: onOff, line: onOff },
    { requiredKeys: [] },
  );
  const kinds = fc.record(Object.fromEntries(names.map((name) => [name, modes])), { requiredKeys: [] });
  return kinds as fc.Arbitrary<Choice>;
};

/** The names of the kinds in a text of one line each. */
const namesIn = (text: string, names: readonly string[]) =>
  names
    .filter((name) => new RegExp(`(^|[ *])${name.replaceAll('.', '\\.')}($|\\s)`, 'm').test(text))
    .toSorted();

async function whatArrives(
  names: readonly string[],
  choice: Choice,
  preset: 'calm' | 'usual' | 'everything' | undefined,
) {
  freezeClock(new Date(noon - 3_600_000));
  const { member, device, lineUserId } = await makeReachable();
  await chooseNotices(member.actor, { preset, kinds: choice as never });
  freezeClock(new Date(noon));
  const at = new Date(noon).toISOString();
  await transact((tx) =>
    recordNotices(
      tx,
      names.map((kind) => ({
        kind,
        memberId: member.memberId,
        actorId: null,
        subject: kind,
        once: kind,
        data: {},
        url: '/',
        clubId: null,
        number: null,
        at,
      })),
    ),
  );
  await workOff(database, ['notices.record']);
  const { items } = await listNotices(
    member.actor,
    { locale: 'en', timeZone: 'Asia/Bangkok' },
    { limit: 100 },
  );
  const mailed = async (time: number) => {
    freezeClock(new Date(time));
    const before = smtp.received.length;
    await deliver();
    await workOff(database, ['mail.send']);
    const own = smtp.received.slice(before).filter(({ to }) => to === member.email);
    return own.flatMap(({ subject, text }) => namesIn(`${subject}\n${text}`, names));
  };
  const urgent = await mailed(noon + 60_000);
  const soon = await mailed(noon + 11 * 60_000);
  const digest = await mailed(noon + 21 * 3_600_000);
  const again = await mailed(noon + 30 * 3_600_000);
  const { kinds } = await getChoices(member.actor, 'en');
  return {
    shownModes: Object.fromEntries(kinds.map(({ name, modes }) => [name, modes])),
    inApp: items.map(({ line: words }) => words).toSorted(),
    emailSoon: [...new Set([...urgent, ...soon])].toSorted(),
    emailDigest: [...new Set(digest)].toSorted(),
    again,
    push: device.messages.map(({ title }) => title).toSorted(),
    line: line.pushed
      .filter(({ to }) => to === lineUserId)
      .map(({ text }) => text.split('\n')[0]!)
      .toSorted(),
  };
}

test(
  'a member gets exactly what they chose, of every kind, on every channel, once',
  async () => {
    // A mail shows forty lines: more kinds than that come in two parts.
    const all = allKinds().map(({ name }) => name);
    const parts = [0, 1].map((rest) => all.filter((_, index) => index % 2 === rest));
    expect(parts[0]!.length).toBeGreaterThan(10);
    const partly = fc
      .constantFrom(...parts)
      .chain((names) => fc.record({ names: fc.constant(names), choice: choices(names) }));
    const presets = fc.constantFrom('calm' as const, 'usual' as const, 'everything' as const, undefined);
    await fc.assert(
      fc.asyncProperty(partly, presets, async ({ names, choice }, preset) => {
        const got = await whatArrives(names, choice, preset);
        const wanted = (channel: NoticeChannel, mode: NoticeMode) =>
          names.filter((name) => got.shownModes[name]![channel] === mode).toSorted();
        for (const [name, modes] of Object.entries(choice))
          for (const [channel, mode] of Object.entries(modes) as [NoticeChannel, NoticeMode][]) {
            const kind = allKinds().find((one) => one.name === name)!;
            const kept = mode === 'off' && kind.always?.includes(channel) ? 'on' : mode;
            expect(got.shownModes[name]![channel], `${name} ${channel}`).toBe(kept);
          }
        expect(got.inApp).toEqual(wanted('inApp', 'on'));
        expect(got.push).toEqual(wanted('push', 'on'));
        expect(got.line).toEqual(wanted('line', 'on'));
        expect(got.emailSoon).toEqual(wanted('email', 'on'));
        expect(got.emailDigest).toEqual(wanted('email', 'digest'));
        expect(got.again).toEqual([]);
      }),
      tries(12),
    );
  },
  tryingTimeout,
);

test('members are asked of those kinds alone that may reach them', async () => {
  const offered = async (portalRoles: ('admin' | 'agent')[]) => {
    const { actor } = await makeMember({ password: null, portalRoles });
    return (await getChoices(actor, 'en')).kinds.map(({ name }) => name);
  };
  const [customer, admin] = [await offered([]), await offered(['admin'])];
  expect(customer).toContain('threads.reply');
  for (const name of [
    'questions.asked',
    'questions.reminder',
    'experts.credential-ending',
    'moderation.waits',
  ])
    expect(customer).not.toContain(name);
  expect(admin).toContain('moderation.waits');
  expect(admin).not.toContain('questions.reminder');
});

test('where nothing was chosen the kind itself says where it goes, and what one must know stays', () => {
  for (const kind of allKinds()) {
    const off = Object.fromEntries(noticeChannels.map((channel) => [channel, 'off' as const]));
    const modes = modesOf(kind, off);
    for (const channel of noticeChannels)
      expect(modes[channel]).toBe(kind.always?.includes(channel) ? 'on' : 'off');
    expect(modesOf(kind)).toMatchObject(
      Object.fromEntries(
        Object.entries(kind.defaults).filter(([channel]) => !kind.always?.includes(channel as NoticeChannel)),
      ),
    );
  }
});
