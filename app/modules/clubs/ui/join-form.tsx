import { LogIn } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import { clubPaths } from '../paths';
import type { JoinQuestion } from '../views';

export interface JoinFormProps {
  club: { slug: string; name: string; joinMode: 'open' | 'approval' | 'code'; joinQuestions: JoinQuestion[] };
  /** What they go by unless they say otherwise. */
  name: string;
  /** Answers given before. */
  answers?: Record<string, string>;
  /** Comes with a link, which is asked for nothing else. */
  code?: string;
  /** The club expects them: no questions, no code. */
  expected?: boolean;
  /** Where they were asked; problems come back there. */
  action?: string;
}

/** What a club asks of whoever comes in: a name to go by, and by its mode questions or a code. */
export function JoinForm({ club, name, answers = {}, code, expected = false, action }: JoinFormProps) {
  const { t, locale } = useI18n();
  const asks = club.joinMode === 'approval' && !expected;
  return (
    <Form action={action ?? clubPaths.join(club.slug)} intent="join" className="space-y-5">
      {code ? <input type="hidden" name="code" value={code} /> : null}
      <TextField
        name="persona.name"
        label={t('clubs:join.name')}
        hint={t('clubs:join.nameHint')}
        defaultValue={name}
        maxLength={60}
        autoComplete="nickname"
        required
      />
      {club.joinMode === 'code' && !code && !expected ? (
        <TextField
          name="code"
          label={t('clubs:join.code')}
          hint={t('clubs:join.codeHint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          required
        />
      ) : null}
      {asks
        ? club.joinQuestions.map(({ key, label, required }) => (
            <TextAreaField
              key={key}
              name={`answers.${key}`}
              label={label[locale]}
              defaultValue={answers[key]}
              required={required}
              maxLength={2_000}
              rows={2}
            />
          ))
        : null}
      <Button variant="primary" size="lg" wide icon={<LogIn aria-hidden="true" className="size-5" />}>
        {asks ? t('clubs:join.ask') : t('clubs:join.button')}
      </Button>
    </Form>
  );
}
