import { Link, useActionData } from '@remix-run/react';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { offerPaths } from '../paths';
import type { OfferView } from '../views';
import {
  AttributeFields,
  ContributorField,
  MakerFields,
  StageFields,
  TermFields,
  WordFields,
} from './offer-form-parts';

/** Somebody saved meanwhile: what was typed stays, and saving again is said to be over theirs. */
function Changed({ offer }: { offer: OfferView }) {
  const { t } = useI18n();
  return (
    <Notice
      tone="warning"
      live
      title={t('proposals:form.changed')}
      action={
        <Link to={offerPaths.history(offer.clubSlug, offer.id)} target="_blank">
          {t('proposals:versions.view')}
        </Link>
      }
    >
      {t('offers:form.changedLead')}
    </Notice>
  );
}

/** An offer's words, terms, choices, stages and makers, as far as its state leaves them open. What is typed stays when it is refused. */
export function OfferEditForm(props: {
  offer: OfferView;
  makers: readonly { id: string; name: string }[];
  askIds: readonly string[];
  timeZone: string;
}) {
  const { offer, makers, askIds, timeZone } = props;
  const { t } = useI18n();
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  const changed = problem?.code === 'changed_meanwhile';
  const { state, title, body, priceNote, threshold, deadline, feePercent, attributes, stages, currency } =
    offer;
  const pledged = state === 'open';
  return (
    <Form
      className="space-y-8"
      summary={!changed}
      labels={{ attributes: t('offers:form.attributes'), stages: t('offers:form.stages') }}
    >
      {changed ? <Changed offer={offer} /> : null}
      <input type="hidden" name="version" value={offer.version} />
      <div className="space-y-4">
        <WordFields title={title} body={body} priceNote={priceNote} payTo={offer.payTo} />
        {offer.proposalId && (state === 'costing' || pledged) ? (
          <ContributorField percent={offer.contributorPercent} />
        ) : null}
      </div>
      {state === 'costing' || pledged ? (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <TermFields {...{ threshold, deadline, timeZone, feePercent }} fair={pledged} />
          </div>
          <AttributeFields attributes={attributes} />
          <StageFields {...{ stages, attributes, timeZone, currency }} />
          <div className="space-y-4">
            <MakerFields makers={makers} supplierId={offer.supplier?.id} askIds={askIds} />
          </div>
        </>
      ) : (
        <p className="text-muted">{t('offers:form.onlyWords')}</p>
      )}
      <div className="space-y-2">
        <Button variant="primary">
          {changed ? t('proposals:form.useNewest', { number: offer.version }) : t('offers:form.saveChange')}
        </Button>
        {state === 'costing' ? null : <p className="text-sm text-muted">{t('offers:form.told')}</p>}
      </div>
    </Form>
  );
}
