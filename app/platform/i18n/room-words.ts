import type { Locale } from './locale';

/** Rooms of the portal that few of its readers enter: their words are loaded at their door, not with every page. */
const rooms = {
  counter: {
    th: () => import('~/messages/th/counter'),
    vi: () => import('~/messages/vi/counter'),
    en: () => import('~/messages/en/counter'),
  },
  desk: {
    th: () => import('~/messages/th/desk'),
    vi: () => import('~/messages/vi/desk'),
    en: () => import('~/messages/en/desk'),
  },
  events: {
    th: () => import('~/messages/th/events'),
    vi: () => import('~/messages/vi/events'),
    en: () => import('~/messages/en/events'),
  },
  guides: {
    th: () => import('~/messages/th/guides'),
    vi: () => import('~/messages/vi/guides'),
    en: () => import('~/messages/en/guides'),
  },
  moderation: {
    th: () => import('~/messages/th/moderation'),
    vi: () => import('~/messages/vi/moderation'),
    en: () => import('~/messages/en/moderation'),
  },
  offers: {
    th: () => import('~/messages/th/offers'),
    vi: () => import('~/messages/vi/offers'),
    en: () => import('~/messages/en/offers'),
  },
  perks: {
    th: () => import('~/messages/th/perks'),
    vi: () => import('~/messages/vi/perks'),
    en: () => import('~/messages/en/perks'),
  },
  points: {
    th: () => import('~/messages/th/points'),
    vi: () => import('~/messages/vi/points'),
    en: () => import('~/messages/en/points'),
  },
  pointsdesk: {
    th: () => import('~/messages/th/pointsdesk'),
    vi: () => import('~/messages/vi/pointsdesk'),
    en: () => import('~/messages/en/pointsdesk'),
  },
  proposals: {
    th: () => import('~/messages/th/proposals'),
    vi: () => import('~/messages/vi/proposals'),
    en: () => import('~/messages/en/proposals'),
  },
  studio: {
    th: () => import('~/messages/th/studio'),
    vi: () => import('~/messages/vi/studio'),
    en: () => import('~/messages/en/studio'),
  },
  tierdesk: {
    th: () => import('~/messages/th/tierdesk'),
    vi: () => import('~/messages/vi/tierdesk'),
    en: () => import('~/messages/en/tierdesk'),
  },
  vouchers: {
    th: () => import('~/messages/th/vouchers'),
    vi: () => import('~/messages/vi/vouchers'),
    en: () => import('~/messages/en/vouchers'),
  },
} satisfies Record<string, Record<Locale, () => Promise<object>>>;

export type Room = keyof typeof rooms;

/** Where each room is: its own address, and pages of others that speak its words. */
const doors: readonly (readonly [Room, RegExp])[] = [
  ['counter', /^\/support(\/|$)/],
  ['desk', /^\/desk(\/|$)/],
  ['events', /^\/clubs\/[^/]+\/events(\/|$)|^\/settings\/calendar$/],
  ['guides', /^\/clubs\/[^/]+\/guides(\/|$)/],
  ['offers', /^\/(clubs\/[^/]+\/(offers|quick-offers)|studio\/clubs\/[^/]+\/offers|orders|supply)(\/|$)/],
  ['points', /^\/(points|rewards)(\/|$)|^\/studio\/points\/gifts$/],
  ['proposals', /^\/clubs\/[^/]+\/(proposals|offers)(\/|$)|^\/studio\/clubs\/[^/]+\/proposals$/],
  ['pointsdesk', /^\/studio\/(points|rewards)(\/|$)/],
  ['studio', /^\/studio(\/|$)/],
  ['perks', /^\/(points|friend)(\/|$)|^\/studio\/points\/(gifts|badges)(\/|$)/],
  ['tierdesk', /^\/studio\/points\/tiers(\/|$)/],
  ['vouchers', /^\/(points|rewards)(\/|$)|^\/support(\/|$)|^\/studio\/points\/codes$/],
  [
    'moderation',
    /^\/(moderation|flags)(\/|$)|^\/clubs\/[^/]+\/(standing|people\/[^/]+\/flag|threads\/[^/]+\/tools)$|^\/studio\/clubs\/[^/]+\/peace$/,
  ],
];

let known: { locale: Locale; messages: object } | undefined;

async function enter(room: Room): Promise<void> {
  // Known in the browser alone; the server has all words.
  if (!known || room in known.messages) return;
  Object.assign(known.messages, await rooms[room][known.locale]());
}

/** Gets the words of the page at `pathname` ready in the browser: `messages` gains those of the room that it is in. */
export async function openWords(locale: Locale, messages: object, pathname: string): Promise<void> {
  known = { locale, messages };
  await Promise.all(doors.map(([room, door]) => (door.test(pathname) ? enter(room) : undefined)));
}

/** The `clientLoader` of a room's outermost route: its data and, when one comes in, its words, and those of rooms it borrows from. */
export function loaderOfRoom(...entered: Room[]) {
  return async ({ serverLoader }: { serverLoader: <Data>() => Promise<Data> }) => {
    const [data] = await Promise.all([serverLoader<object>(), ...entered.map(enter)]);
    return data;
  };
}
