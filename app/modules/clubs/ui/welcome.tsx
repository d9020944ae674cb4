import { CircleCheck, Heart, MessageCircleQuestion, Sprout } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { LinkButton } from '~/ui/button';
import { RoleBadge } from '~/ui/role-badge';
import { Tag } from '~/ui/tag';

/** What a visitor sees first: what this is, what it is like inside, and the way in. */
export function Welcome() {
  const t = useT();
  return (
    <section className="relative overflow-hidden border-b border-line bg-raised">
      <div
        className="cloth absolute inset-y-0 end-0 hidden w-[46%] [mask-image:linear-gradient(90deg,transparent,black_45%)] opacity-60 lg:block"
        aria-hidden="true"
      />
      <div className="relative mx-auto grid max-w-[76rem] items-center gap-8 px-4 py-8 sm:px-6 lg:grid-cols-2 lg:gap-14 lg:py-14">
        <div>
          <h1 className="text-3xl whitespace-pre-line sm:text-4xl">{t('home:title')}</h1>
          <p className="mt-3 max-w-[44ch] text-lg text-muted">{t('home:lead')}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            <LinkButton to="/join" variant="primary" size="lg" className="max-sm:w-full">
              {t('home:joinNow')}
            </LinkButton>
            <LinkButton to="/clubs" size="lg" className="max-sm:w-full">
              {t('home:lookAround')}
            </LinkButton>
          </div>
          <p className="mt-3 text-sm text-muted">{t('home:free')}</p>
        </div>
        <Scene />
      </div>
    </section>
  );
}

function Line(props: {
  name: string;
  /** Which of the drawn people in public/drawings/people. */
  picture: 'asker' | 'expert' | 'friend';
  badge?: ReactNode;
  marked?: boolean;
  lang?: string;
  children: ReactNode;
}) {
  return (
    <div className="flex gap-3">
      <img
        src={`/drawings/people/${props.picture}.svg`}
        alt=""
        width={40}
        height={40}
        className="mt-0.5 size-10 shrink-0 rounded-full"
      />
      <div
        className={
          props.marked
            ? 'min-w-0 flex-1 rounded-lg rounded-ss-sm border-2 border-positive bg-positive-soft px-4 py-2.5'
            : 'min-w-0 flex-1 rounded-lg rounded-ss-sm bg-sunken px-4 py-2.5'
        }
      >
        <p className="flex flex-wrap items-center gap-x-2 text-sm">
          <span className="font-semibold" lang={props.lang}>
            {props.name}
          </span>
          {props.badge}
        </p>
        <p>{props.children}</p>
      </div>
    </div>
  );
}

/** A glimpse of a thread, so that nobody has to imagine it. */
function Scene() {
  const t = useT();
  return (
    <figure role="img" aria-label={t('home:scene.label')} className="min-w-0">
      <div className="mx-auto max-w-lg overflow-hidden rounded-xl border border-line bg-raised shadow-float lg:rotate-1">
        <div className="hem" />
        <div className="space-y-3 p-4 sm:p-5">
          <Tag tone="accent">{t('home:scene.club')}</Tag>
          <Line name={t('home:scene.asker')} picture="asker">
            {t('home:scene.question')}
          </Line>
          <Line
            name={t('home:scene.expert')}
            picture="expert"
            badge={<RoleBadge role="expert" detail={t('home:scene.field')} />}
            marked
          >
            {t('home:scene.answer')}
            <span className="mt-1 flex items-center gap-1.5 text-sm font-semibold text-positive">
              <CircleCheck aria-hidden="true" className="size-4" />
              {t('home:scene.accepted')}
            </span>
          </Line>
          <Line name={t('home:scene.friend')} picture="friend" lang="vi">
            {t('home:scene.thanks')}
          </Line>
        </div>
      </div>
    </figure>
  );
}

/** Three sentences on what one does here. */
export function HowItWorks() {
  const t = useT();
  const steps = [
    { icon: <MessageCircleQuestion />, title: t('home:how.ask'), hint: t('home:how.askHint') },
    { icon: <Heart />, title: t('home:how.answer'), hint: t('home:how.answerHint') },
    { icon: <Sprout />, title: t('home:how.shape'), hint: t('home:how.shapeHint') },
  ];
  return (
    <section className="self-start rounded-lg border border-line bg-raised p-5">
      <h2 className="mb-3 text-lg">{t('home:how.title')}</h2>
      <ul className="space-y-4">
        {steps.map(({ icon, title, hint }) => (
          <li key={title} className="flex gap-3.5">
            <span
              aria-hidden="true"
              className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-ink [&>svg]:size-5"
            >
              {icon}
            </span>
            <span>
              <span className="block font-semibold">{title}</span>
              <span className="block text-sm text-muted">{hint}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
