import type { Choices, ChoosingInput } from './schema';

type Channel = 'inApp' | 'email' | 'push' | 'line';
type Kind = Choices['kinds'][number];

/** Channels in the order of the page. */
export const shownChannels: readonly Channel[] = ['inApp', 'email', 'push', 'line'];

export const modeField = (kind: string, channel: Channel) => `mode:${kind}:${channel}`;

function modesIn(values: Record<string, unknown>, { name, always }: Kind, channels: readonly Channel[]) {
  const modes: Partial<Record<Channel, string>> = {};
  for (const channel of channels) {
    if (channel !== 'email' && always.includes(channel)) continue;
    const value = values[modeField(name, channel)];
    // Browsers send only ticked boxes.
    modes[channel] = channel === 'email' ? String(value ?? 'off') : value === undefined ? 'off' : 'on';
  }
  return modes;
}

/** Pure: what the table of a form says, as the command takes it; kinds and channels that were not on the page stay. */
export function readTable(
  values: Record<string, unknown>,
  kinds: readonly Kind[],
  channels: readonly Channel[],
): NonNullable<ChoosingInput['kinds']> {
  return Object.fromEntries(kinds.map((kind) => [kind.name, modesIn(values, kind, channels)])) as never;
}

const hourOrNone = (value: unknown) => (value === '' || value === undefined ? null : value);

/** Pure: the hours of a form; quiet hours are both set or none. */
export function readTimes(values: Record<string, unknown>): Record<string, unknown> {
  const { digestEvery, digestHour, digestWeekday, quietFrom, quietUntil } = values;
  return {
    digestEvery,
    digestHour,
    digestWeekday,
    quietFrom: hourOrNone(quietFrom),
    quietUntil: hourOrNone(quietUntil),
  };
}
