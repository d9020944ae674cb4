import { Bell, Mail, MessageSquare, Smartphone } from 'lucide-react';
import { useT } from '~/platform/i18n/i18n-context';
import { modeField } from '../choosing-form';
import type { Choices } from '../schema';

type Kind = Choices['kinds'][number];
type Channel = keyof Kind['modes'];

const icons = { inApp: Bell, email: Mail, push: Smartphone, line: MessageSquare };

/** What one hears of, by channel: a table on a wide screen, a card for each kind on the phone. */
export function ChoicesTable({ kinds, channels }: { kinds: readonly Kind[]; channels: readonly Channel[] }) {
  const t = useT();
  const groups = Map.groupBy(kinds, ({ group }) => group);
  return (
    <div className="space-y-6">
      {[...groups].map(([group, own]) => (
        <fieldset key={group} className="min-w-0">
          <legend className="mb-1 text-base font-semibold">{t(`notices:groups.${group}`)}</legend>
          <ul className="divide-y divide-line">
            {own.map((kind) => (
              <KindRow key={kind.name} kind={kind} channels={channels} />
            ))}
          </ul>
        </fieldset>
      ))}
    </div>
  );
}

function KindRow({ kind, channels }: { kind: Kind; channels: readonly Channel[] }) {
  return (
    <li className="py-2.5 sm:flex sm:items-center sm:justify-between sm:gap-4">
      <p className="min-w-0 sm:flex-1">{kind.label}</p>
      <div className="mt-1 flex flex-wrap items-center gap-x-1 gap-y-1">
        {channels.map((channel) => (
          <Cell key={channel} kind={kind} channel={channel} />
        ))}
      </div>
    </li>
  );
}

function Cell({ kind, channel }: { kind: Kind; channel: Channel }) {
  const t = useT();
  const Icon = icons[channel];
  const name = modeField(kind.name, channel);
  const words = t(`notices:channels.${channel}`);
  const label = `${kind.label}: ${words}`;
  const mode = kind.modes[channel];
  const fixed = kind.always.includes(channel);
  if (channel === 'email')
    return (
      <label
        className="flex min-h-11 items-center gap-1.5 rounded-md border border-edge bg-raised ps-2.5"
        title={words}
      >
        <Icon aria-hidden="true" className="size-4.5 text-muted" />
        <span className="sr-only">{label}</span>
        <select name={name} defaultValue={mode} className="min-h-10 rounded-md bg-transparent pe-1 text-sm">
          {fixed ? null : <option value="off">{t('notices:modes.off')}</option>}
          <option value="on">{t('notices:modes.on')}</option>
          <option value="digest">{t('notices:modes.digest')}</option>
        </select>
      </label>
    );
  return (
    <label
      title={words}
      className="flex min-h-11 items-center gap-1.5 rounded-md border border-edge bg-raised px-2.5 has-checked:border-accent has-checked:bg-accent-soft"
    >
      <Icon aria-hidden="true" className="size-4.5 text-muted" />
      <span className="sr-only">{label}</span>
      <span aria-hidden="true" className="text-sm sm:hidden xl:inline">
        {words}
      </span>
      <input
        type="checkbox"
        name={fixed ? undefined : name}
        defaultChecked={mode === 'on'}
        disabled={fixed}
        className="size-5 accent-(--accent)"
      />
    </label>
  );
}
