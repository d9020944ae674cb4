import { clsx } from 'clsx';

export type AvatarSize = 'xs' | 'sm' | 'md' | 'lg' | 'xl';

const sizes: Record<AvatarSize, string> = {
  xs: 'size-6 text-[0.6875rem]',
  sm: 'size-8 text-xs',
  md: 'size-10 text-sm',
  lg: 'size-14 text-lg',
  xl: 'size-24 text-3xl',
};

const hues = [
  'customer',
  'expert',
  'supplier',
  'moderator',
  'agent',
  'admin',
  'positive',
  'warning',
] as const;

/** The same name always gets the same colour. */
export function hueOf(name: string): (typeof hues)[number] {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hues[sum % hues.length] ?? 'customer';
}

/** What every club's name begins with does not tell clubs apart. */
const clubWords = /^(ชมรม|คลับ|câu lạc bộ|clb|club)\s*(?=\S)/iu;

/** Names come again and again; looking at their letters is slow. */
function keeping<Value>(read: (name: string) => Value): (name: string) => Value {
  const kept = new Map<string, Value>();
  return (name) => {
    let value = kept.get(name);
    if (value === undefined) {
      if (kept.size >= 2_000) kept.clear();
      value = read(name);
      kept.set(name, value);
    }
    return value;
  };
}

/** One or two letters. Thai vowels that stand before their consonant (เ แ โ ใ ไ) do not begin a name. */
export function initialsOf(name: string): string {
  const words =
    name
      .normalize('NFC')
      .replace(clubWords, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const letters = words.map(
    (word) => word.match(/[\p{L}\p{N}]/gu)?.find((letter) => !/[เแโใไ]/.test(letter)) ?? '',
  );
  const [first = '', ...others] = letters.filter(Boolean);
  // Two Thai consonants side by side read as a word; one is enough.
  return /[\u0e00-\u0e7f]/.test(first) ? first : (first + (others.at(-1) ?? '')).toLocaleUpperCase();
}

const fills: Record<(typeof hues)[number], string> = {
  customer: 'bg-customer-soft text-customer',
  expert: 'bg-expert-soft text-expert',
  supplier: 'bg-supplier-soft text-supplier',
  moderator: 'bg-moderator-soft text-moderator',
  agent: 'bg-agent-soft text-agent',
  admin: 'bg-admin-soft text-admin',
  positive: 'bg-positive-soft text-positive',
  warning: 'bg-warning-soft text-warning',
};

const faceOf = keeping((name) => ({ fill: fills[hueOf(name)], initials: initialsOf(name) }));

export interface AvatarProps {
  name: string;
  /** Id of an upload. */
  pictureId?: string | null;
  size?: AvatarSize;
  /** `club` is a rounded square; people are round. */
  shape?: 'person' | 'club';
  className?: string;
}

/** A face, or initials on a colour that stays the same. Decoration: the name stands beside it. */
export function Avatar({ name, pictureId, size = 'md', shape = 'person', className }: AvatarProps) {
  const frame = clsx(
    'inline-flex shrink-0 items-center justify-center overflow-hidden font-semibold leading-none select-none',
    shape === 'person' ? 'rounded-full' : size === 'xl' || size === 'lg' ? 'rounded-lg' : 'rounded-md',
    sizes[size],
    className,
  );
  if (!pictureId) {
    const { fill, initials } = faceOf(name);
    return (
      <span className={`${frame} ${fill}`} aria-hidden="true">
        {initials}
      </span>
    );
  }
  return (
    <img
      src={`/uploads/${pictureId}?size=thumb`}
      alt=""
      loading="lazy"
      decoding="async"
      className={clsx(frame, 'bg-sunken object-cover')}
    />
  );
}
