import {
  type NoticeChannel,
  type NoticeKind,
  noticeChannels,
  noticeGroups,
  type NoticeMode,
} from '~/platform/notices.server';

let kinds = new Map<string, NoticeKind>();

/** What the modules declare, by their groups; once, when the registry is read. */
export function declareKinds(declared: readonly NoticeKind<never>[]): void {
  const sorted = (declared as readonly NoticeKind[]).toSorted(
    (a, b) => noticeGroups.indexOf(a.group) - noticeGroups.indexOf(b.group),
  );
  kinds = new Map(sorted.map((kind) => [kind.name, kind]));
}

export function allKinds(): readonly NoticeKind[] {
  return [...kinds.values()];
}

/** Undefined for a kind that an earlier version knew. */
export function kindNamed(name: string): NoticeKind | undefined {
  return kinds.get(name);
}

export type Modes = Record<NoticeChannel, NoticeMode>;

/** Pure: where a kind goes, by what the member chose and what it says itself. */
export function modesOf(kind: NoticeKind, chosen: Partial<Record<NoticeChannel, NoticeMode>> = {}): Modes {
  const modes: Modes = { ...kind.defaults, ...chosen };
  for (const channel of noticeChannels)
    if (kind.always?.includes(channel) && modes[channel] === 'off') modes[channel] = 'on';
  return modes;
}
