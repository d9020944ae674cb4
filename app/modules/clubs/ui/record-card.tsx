import { Link } from '@remix-run/react';
import { Lock, Share2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { uploadPath } from '~/modules/uploads/paths';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { Tag } from '~/ui/tag';
import type { RecordField, RecordView } from '../views';

function FieldValue({ field, value }: { field: RecordField; value: string | number }) {
  const { format, locale } = useI18n();
  if (field.kind === 'number') return <>{format.number(Number(value))}</>;
  if (field.kind === 'date') return <>{format.date(`${value}T12:00:00Z`)}</>;
  if (field.kind === 'choice')
    return <>{field.choices?.find((choice) => choice.value === value)?.label[locale] ?? value}</>;
  return <span className="whitespace-pre-line">{value}</span>;
}

function Photo({ uploadId, alt }: { uploadId: string; alt: string }) {
  return (
    <img
      src={uploadPath(uploadId, 'thumb')}
      alt={alt}
      loading="lazy"
      decoding="async"
      className="aspect-square w-24 rounded-md bg-sunken object-cover sm:w-28"
    />
  );
}

/** "My dog": its pictures and what is known of it. `fields` are those of its type; what they do not name is not shown. */
export function RecordCard(props: {
  record: RecordView;
  fields: readonly RecordField[];
  /** Where the title leads, for its owner. */
  to?: string;
  /** Says who sees it, to its owner. */
  own?: boolean;
  actions?: ReactNode;
}) {
  const { record, fields, to, own, actions } = props;
  const { t, locale } = useI18n();
  const filled = fields.filter(({ key }) => record.values[key] !== undefined);
  const photos = filled.filter(({ kind }) => kind === 'photo');
  const facts = filled.filter(
    ({ kind, key }) => kind !== 'photo' && String(record.values[key]) !== record.title,
  );
  return (
    <Card as="article" className="flex flex-wrap gap-4">
      {photos.map((field) => (
        <Photo key={field.key} uploadId={String(record.values[field.key])} alt={record.title} />
      ))}
      <div className="min-w-[12rem] flex-1">
        <p className="text-sm text-muted">{record.type.label[locale]}</p>
        <h3 className="text-lg">{to ? <Link to={to}>{record.title}</Link> : record.title}</h3>
        {facts.length > 0 ? (
          <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 text-sm">
            {facts.map((field) => (
              <div key={field.key} className="contents">
                <dt className="text-muted">{field.label[locale]}</dt>
                <dd>
                  <FieldValue field={field} value={record.values[field.key]!} />
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
        {own || actions ? (
          <div className="mt-3 flex flex-wrap items-center gap-2">
            {own && record.state === 'shared' ? (
              <Tag tone="positive" icon={<Share2 aria-hidden="true" />}>
                {t('clubs:records.shared')}
              </Tag>
            ) : own ? (
              <Tag icon={<Lock aria-hidden="true" />}>{t('clubs:records.private')}</Tag>
            ) : null}
            {actions}
          </div>
        ) : null}
      </div>
    </Card>
  );
}
