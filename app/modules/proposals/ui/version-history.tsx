import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import type { WordChange } from '~/platform/text/word-change';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { ChangedWords } from '~/ui/changed-words';
import { SelectField } from '~/ui/choice-field';

export interface HistoryLine {
  version: number;
  by: { name: string } | null;
  at: string;
  /** Beside the hand, and below it. */
  mark?: ReactNode;
  note?: ReactNode;
}

/** What something said before, compared word by word, and who changed it; see `compareVersions`. */
export function VersionHistory(props: {
  /** Where the history stands. */
  path: string;
  versions: readonly HistoryLine[];
  from: number;
  to: number;
  changes: readonly WordChange[];
  whole: { version: number; title: string; body: string } | null;
  lang?: string;
}) {
  const { path, versions, from, to, changes, whole, lang } = props;
  const { t, format } = useI18n();
  const choices = versions.map(({ version }) => ({
    value: String(version),
    label: t('proposals:version', { number: version }),
  }));
  const same = changes.every(({ added, removed }) => !added && !removed);
  return (
    <div className="space-y-8">
      {whole ? (
        <Section title={t('proposals:versions.whole', { number: whole.version })}>
          <Card>
            <p className="mb-2 font-semibold" lang={lang}>
              {whole.title}
            </p>
            <p className="whitespace-pre-wrap" lang={lang}>
              {whole.body}
            </p>
          </Card>
        </Section>
      ) : null}
      <Section title={t('proposals:versions.compare')}>
        <Form className="mb-3 flex flex-wrap items-end gap-3">
          <SelectField
            key={`from-${from}`}
            name="from"
            label={t('proposals:versions.from')}
            choices={choices}
            defaultValue={String(from)}
            className="w-40"
            required
          />
          <SelectField
            key={`to-${to}`}
            name="to"
            label={t('proposals:versions.to')}
            choices={choices}
            defaultValue={String(to)}
            className="w-40"
            required
          />
          <Button>{t('proposals:versions.compare')}</Button>
        </Form>
        <Card>
          {same ? <p className="mb-2 text-muted">{t('proposals:versions.same')}</p> : null}
          <ChangedWords changes={changes} lang={lang} />
        </Card>
      </Section>
      <Section title={t('proposals:history')}>
        <Card flush>
          <ol className="divide-y divide-line" reversed>
            {versions.map(({ version, by, at, mark, note }) => (
              <li key={version} className="px-4 py-3">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Link
                    to={`${path}?view=${version}`}
                    className="font-semibold"
                    aria-label={`${t('proposals:versions.view')}: ${t('proposals:version', { number: version })}`}
                  >
                    {t('proposals:version', { number: version })}
                  </Link>
                  <span className="text-muted">
                    {t('proposals:versions.by', {
                      name: by?.name ?? t('proposals:versions.somebody'),
                      date: format.dateTime(at),
                    })}
                  </span>
                  {mark}
                </p>
                {note ? <p className="text-sm">{note}</p> : null}
              </li>
            ))}
          </ol>
        </Card>
      </Section>
    </div>
  );
}
