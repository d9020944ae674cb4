import { Link } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Page } from '~/ui/page-layout';
import { AskForm } from './ask-form';

/** The page on which a design question about something is put to the club; `title` and `url` are of what it is about. */
export function AskPage({ title, url, heading }: { title: string; url: string; heading: string }) {
  const { t } = useI18n();
  return (
    <Page title={heading} lead={t('proposals:design.form.lead')} above={<Link to={url}>{title}</Link>}>
      <AskForm />
    </Page>
  );
}
