import { useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { CheckboxesField, CheckboxField, RadioField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { useFormState } from '~/ui/form-context';
import { Notice } from '~/ui/notice';
import { TextAreaField, TextField } from '~/ui/text-field';
import type { ClubDetail } from '../../views';
import { PictureField } from '../picture-field';
import { ThemeField } from './theme-field';

const languages = ['th', 'vi', 'en'] as const;
const visibilities = ['public', 'members'] as const;
const joinModes = ['open', 'approval', 'code'] as const;

/** Somebody else was faster: says so, and what saving again would do. */
function ChangedMeanwhile({ path }: { path: string }) {
  const { t } = useI18n();
  const { problem } = useFormState();
  if (problem?.code !== 'changed_meanwhile') return null;
  return (
    <Notice
      tone="warning"
      className="mb-5"
      action={
        <LinkButton to={path} size="sm" reloadDocument>
          {t('studio:club.showTheirs')}
        </LinkButton>
      }
    >
      {t('studio:club.changedMeanwhile')}
    </Notice>
  );
}

interface Part {
  club: ClubDetail | null;
}

function Words({ club, onName }: Part & { onName: (name: string) => void }) {
  const { t } = useI18n();
  return (
    <Section title={t('studio:club.words')}>
      <Card className="space-y-4">
        <TextField
          name="name"
          label={t('studio:club.name')}
          defaultValue={club?.name}
          onChange={(event) => onName(event.target.value)}
          maxLength={80}
          required
        />
        {club ? null : (
          <TextField
            name="slug"
            label={t('studio:club.slug')}
            hint={t('studio:club.slugHint')}
            maxLength={60}
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        )}
        <TextAreaField
          name="description"
          label={t('studio:club.description')}
          hint={t('studio:club.descriptionHint')}
          defaultValue={club?.description}
          countTo={600}
          rows={2}
        />
        <CheckboxesField
          name="languages[]"
          label={t('studio:club.languages')}
          defaultValues={club?.languages ?? languages}
          required
          choices={languages.map((language) => ({
            value: language,
            label: t(`studio:club.languageNames.${language}`),
          }))}
        />
        <TextField
          name="tone"
          label={t('studio:club.tone')}
          hint={t('studio:club.toneHint')}
          defaultValue={club?.tone}
          maxLength={300}
        />
        <TextAreaField
          name="rules"
          label={t('studio:club.rules')}
          hint={t('studio:club.rulesHint')}
          defaultValue={club?.rules}
          countTo={10_000}
          rows={6}
        />
      </Card>
    </Section>
  );
}

function Joining({ club, joinCode }: Part & { joinCode: string | null }) {
  const { t } = useI18n();
  return (
    <Section title={t('studio:club.joining')}>
      <Card className="space-y-4">
        <RadioField
          name="visibility"
          label={t('studio:club.visibility')}
          defaultValue={club?.visibility ?? 'public'}
          required
          choices={visibilities.map((value) => ({
            value,
            label: t(`clubs:visibility.${value}`),
            hint: t(`studio:club.visibilityHints.${value}`),
          }))}
        />
        <RadioField
          name="joinMode"
          label={t('studio:club.joinMode')}
          defaultValue={club?.joinMode ?? 'open'}
          required
          choices={joinModes.map((value) => ({
            value,
            label: t(`clubs:joinMode.${value}`),
            hint: t(`studio:club.joinModeHints.${value}`),
          }))}
        />
        <TextField
          name="joinCode"
          label={t('studio:club.joinCode')}
          hint={t('studio:club.joinCodeHint')}
          defaultValue={joinCode ?? ''}
          maxLength={40}
          autoComplete="off"
          className="max-w-80"
        />
      </Card>
    </Section>
  );
}

export interface ClubFormProps {
  /** Empty for a new one. */
  club: ClubDetail | null;
  joinCode?: string | null;
  /** The page itself, for looking at what somebody else saved. */
  path: string;
}

/** All that a club is, shows and asks; its topics, questions and records have editors of their own. */
export function ClubForm({ club, joinCode = null, path }: ClubFormProps) {
  const { t } = useI18n();
  const [name, setName] = useState(club?.name ?? '');
  return (
    <Form intent="save" encType="multipart/form-data" className="space-y-8">
      <ChangedMeanwhile path={path} />
      {club ? <input type="hidden" name="version" value={club.version} /> : null}
      <Words club={club} onName={setName} />
      <Section title={t('studio:club.look')}>
        <Card className="space-y-5">
          <PictureField
            name="picture"
            label={t('studio:club.picture')}
            hint={t('studio:club.pictureHint')}
            removeLabel={t('studio:club.removePicture')}
            present={club?.pictureId}
          />
          <PictureField
            name="cover"
            label={t('studio:club.cover')}
            hint={t('studio:club.coverHint')}
            removeLabel={t('studio:club.removePicture')}
            present={club?.coverId}
            wide
          />
          <ThemeField theme={club?.theme ?? null} name={name || '…'} />
        </Card>
      </Section>
      <Joining club={club} joinCode={joinCode} />
      {club ? null : (
        <CheckboxField name="draft" label={t('studio:club.draft')} hint={t('studio:club.draftHint')} />
      )}
      <Button variant="primary" size="lg">
        {club ? t('studio:club.save') : t('studio:club.create')}
      </Button>
    </Form>
  );
}
