import { Link } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Section } from '~/ui/card';
import type { Ballot } from '../design-votes';
import type { DesignView } from '../views';
import { DesignQuestion } from './design-question';

/** The design questions of a proposal or an offer; `askAt` leads to asking, for whoever may. */
export function DesignSection(props: {
  questions: readonly DesignView[];
  /** What the reader has said, by question. */
  ballots: Readonly<Record<string, Ballot>>;
  mayVote: boolean;
  askAt?: string;
  /** Of the questions' own words, where that is not the page's language. */
  lang?: string;
}) {
  const { questions, ballots, mayVote, askAt, lang } = props;
  const { t } = useI18n();
  if (questions.length === 0) return null;
  return (
    <Section
      title={t('proposals:design.title')}
      action={askAt ? <Link to={askAt}>{t('proposals:design.ask')}</Link> : undefined}
    >
      <div className="space-y-4">
        {questions.map((question) => (
          <DesignQuestion
            key={`${question.id} ${JSON.stringify(ballots[question.id] ?? null)}`}
            question={question}
            ballot={ballots[question.id] ?? null}
            mayVote={mayVote}
            lang={lang}
          />
        ))}
      </div>
    </Section>
  );
}
