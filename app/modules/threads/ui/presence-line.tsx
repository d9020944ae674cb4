import { useI18n } from '~/platform/i18n/i18n-context';

/** Who reads along right now. */
export function PresenceLine(props: {
  people: readonly { id: string; name: string }[];
  visitors: number;
  selfId: string | undefined;
}) {
  const { people, visitors, selfId } = props;
  const { t, format } = useI18n();
  const others = people.filter((person) => person.id !== selfId);
  if (others.length === 0 && visitors === 0) return null;
  const names = others.slice(0, 5).map((person) => person.name);
  const rest = others.length - names.length;
  const parts = [
    ...names,
    ...(rest > 0 ? [`+${format.number(rest)}`] : []),
    ...(visitors > 0 ? [t('threads:page.visitors', { count: visitors })] : []),
  ];
  return (
    <p className="flex items-center gap-2 text-sm text-muted" data-presence>
      <span aria-hidden="true" className="size-2 rounded-full bg-positive" />
      <span>
        {t('threads:page.members')}: {format.list(parts)}
      </span>
    </p>
  );
}
