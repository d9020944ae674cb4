import { Link } from '@remix-run/react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card, Section } from '~/ui/card';

export interface HomeListItem {
  id: string;
  title: string;
  language: string | null;
  url: string;
  /** How it stands, in a line. */
  line: ReactNode;
}

/** The foremost of one kind of thing on a club's home, with the way to all of them; nothing where there are none. */
export function HomeList({
  title,
  all,
  icon: Icon,
  items,
}: {
  title: string;
  all: { to: string; label: string };
  icon: LucideIcon;
  items: readonly HomeListItem[];
}) {
  const { locale } = useI18n();
  if (items.length === 0) return null;
  return (
    <Section title={title} action={<Link to={all.to}>{all.label}</Link>}>
      <Card flush>
        <ul className="divide-y divide-line">
          {items.map((item) => (
            <li key={item.id} className="flex gap-3 px-4 py-3">
              <Icon aria-hidden="true" className="mt-1 size-5 shrink-0 text-muted" />
              <div className="min-w-0">
                <Link
                  to={item.url}
                  className="font-semibold"
                  lang={item.language && item.language !== locale ? item.language : undefined}
                >
                  {item.title}
                </Link>
                <p className="text-sm text-muted">{item.line}</p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
