import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import type { Translated } from '../../views';
import { ClubParts } from './club-parts';
import { LabelFields, RowsEditor } from './rows-editor';

interface Labelled {
  key: string;
  label: Translated;
}

/** A page of the studio on which a club's list of words in three languages is written: its topics, its questions on joining. */
export function LabelsPage<Item extends Labelled>(props: {
  club: { slug: string; name: string; version: number };
  list: 'tags' | 'questions';
  items: readonly Item[];
  /** Characters of a label. */
  maxLength?: number;
  /** What a row has besides its label. */
  children?: (row: { name: string; item: Item | undefined }) => ReactNode;
}) {
  const { club, list, items, maxLength, children } = props;
  const { t } = useI18n();
  return (
    <Page title={t(`studio:${list}.title`, { club: club.name })} lead={t(`studio:${list}.lead`)}>
      <ClubParts slug={club.slug} />
      <DoneNotice words={{ saved: t(`studio:${list}.saved`) }} />
      <Form intent={list} className="space-y-5" key={club.version}>
        <input type="hidden" name="version" value={club.version} />
        <p className="text-muted">{t('studio:labels.missing')}</p>
        <RowsEditor name={list} items={items}>
          {({ name, item }) => (
            <>
              <input type="hidden" name={`${name}.key`} value={item?.key ?? ''} />
              <LabelFields name={`${name}.label`} label={item?.label} maxLength={maxLength} />
              {children?.({ name, item })}
            </>
          )}
        </RowsEditor>
        <Button variant="primary" size="lg">
          {t('ui:save')}
        </Button>
      </Form>
    </Page>
  );
}
