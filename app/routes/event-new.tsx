import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { createEvent } from '~/modules/events/create-event.server';
import { eventFormInput, namedAsInForm } from '~/modules/events/form-values';
import { namePeople } from '~/modules/events/name-people.server';
import { eventPaths } from '~/modules/events/paths';
import { createEventInput } from '~/modules/events/schema';
import { zonedMoment, zonedParts } from '~/modules/events/series';
import { listTemplates, readCopy, readTemplate } from '~/modules/events/templates.server';
import { templateAct } from '~/modules/events/template-acts.server';
import { EventForm } from '~/modules/events/ui/event-form';
import { Templates } from '~/modules/events/ui/templates';
import { listTierNames } from '~/modules/events/list-tiers.server';
import { now } from '~/platform/clock.server';
import { type FormArgs, formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { DoneNotice } from '~/ui/done-notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

/** In a week, at ten, for two hours. */
function nextWeek(timeZone: string) {
  const { day } = zonedParts(new Date(now().getTime() + 7 * 86_400_000), timeZone);
  return { startsAt: zonedMoment(day, '10:00', timeZone), endsAt: zonedMoment(day, '12:00', timeZone) };
}

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const slug = params.slug!;
  const { actor, timeZone } = context;
  const search = new URL(request.url).searchParams;
  const templates = await listTemplates(actor, slug);
  const [copy, template] = [search.get('copy'), search.get('template')];
  const times = nextWeek(timeZone);
  const empty = {
    ...createEventInput.parse({ title: '-', body: '-', ...iso(times), timeZone }),
    title: '',
    body: '',
  };
  const from = copy
    ? await readCopy(actor, copy)
    : template
      ? await readTemplate(actor, slug, template)
      : null;
  return {
    slug,
    templates,
    start: { ...(from ?? { ...empty, maxGuests: 3, way: 'onsite' as const }), ...times },
    tiers: await listTierNames(),
    title: translatorFor(context.locale)('events:form.new'),
  };
});

function iso({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

export const clientLoader = loaderOfRoom('events');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const names = (value: unknown) =>
  String(value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

export const action = formAction((args) => namedAsInForm(act(args)));

async function act(args: FormArgs) {
  const done = await templateAct(args.context.actor, args.values);
  return done ? redirect(`${eventPaths.plan(args.params.slug!)}?done=${done}`) : plan(args);
}

async function plan({ params, context: { actor }, values, idempotencyKey }: FormArgs) {
  const slug = params.slug!;
  const people = await namePeople(actor, slug, {
    hosts: names(values.hosts),
    speakers: names(values.speakers),
  });
  const status = values.status === 'draft' ? 'draft' : 'published';
  const input = parseInput(createEventInput, { ...eventFormInput(values), people, status });
  const { eventId } = await createEvent(actor, { ...input, slug }, { idempotencyKey });
  return redirect(`${eventPaths.event(slug, eventId)}?done=${status === 'draft' ? 'saved' : 'published'}`);
}

export default function NewEvent() {
  const { slug, templates, start, tiers, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title} above={<Link to={eventPaths.list(slug)}>{t('events:title')}</Link>}>
      <DoneNotice
        words={{
          renamed: t('events:room.templates.renamed'),
          removed: t('events:room.templates.removed'),
        }}
      />
      <Templates templates={templates} />
      <EventForm
        key={start.title}
        start={start}
        people={{ hosts: '', speakers: '' }}
        tiers={tiers}
        editing={null}
      />
    </Page>
  );
}
