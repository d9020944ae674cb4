import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { editEvent } from '~/modules/events/edit-event.server';
import { eventFormInput, namedAsInForm } from '~/modules/events/form-values';
import { getEvent } from '~/modules/events/get-event.server';
import { listTierNames } from '~/modules/events/list-tiers.server';
import { namePeople } from '~/modules/events/name-people.server';
import { eventPaths } from '~/modules/events/paths';
import { editEventInput } from '~/modules/events/schema';
import { readSeries } from '~/modules/events/read-series.server';
import { readCopy } from '~/modules/events/templates.server';
import { EventForm } from '~/modules/events/ui/event-form';
import { PortalError } from '~/platform/errors';
import { type FormArgs, formAction, page } from '~/platform/http/page.server';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  requireMember(context.actor);
  const { event, viewer, plan: known } = await getEvent(context.actor, id, slug);
  if (!viewer.may.manage) throw new PortalError('forbidden');
  const { opensAt, closesAt } = event;
  const names = (role: 'host' | 'speaker') =>
    event.people
      .filter((person) => person.role === role)
      .map(({ name }) => name)
      .join(', ');
  return {
    event,
    start: { ...(await readCopy(context.actor, id)), opensAt, closesAt },
    people: { hosts: names('host'), speakers: names('speaker') },
    others: (await readSeries(event))?.others ?? null,
    version: known?.version,
    tiers: await listTierNames(),
    title: translatorFor(context.locale)('events:form.edit'),
  };
});

export const clientLoader = loaderOfRoom('events');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const names = (value: unknown) =>
  String(value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

export const action = formAction((args) => namedAsInForm(plan(args)));

async function plan({ params, context: { actor }, values }: FormArgs) {
  const { slug = '', id = '' } = params;
  const people = await namePeople(actor, slug, {
    hosts: names(values.hosts),
    speakers: names(values.speakers),
  });
  const input = parseInput(editEventInput, { ...eventFormInput(values), people });
  const { eventIds } = await editEvent(actor, { ...input, eventId: id });
  const times = eventIds.length > 1 ? `&times=${eventIds.length}` : '';
  return redirect(`${eventPaths.event(slug, id)}?done=saved${times}`);
}

export default function EditEvent() {
  const { event, start, people, tiers, version, others, title } = useLoaderData<typeof loader>();
  return (
    <Page title={title} above={<Link to={event.url}>{event.title}</Link>}>
      <EventForm
        start={start}
        people={people}
        tiers={tiers}
        version={version}
        others={others}
        editing={event.status === 'draft' ? 'draft' : 'announced'}
      />
    </Page>
  );
}
