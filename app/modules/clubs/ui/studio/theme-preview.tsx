import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Notice } from '~/ui/notice';
import { Tag } from '~/ui/tag';
import { type ClubTheme, type ColourMode, themeStyle } from '../../theme-style';
import { buttonClass } from '~/ui/button';

function Sample({ mode, theme, name }: { mode: ColourMode; theme: ClubTheme | null; name: string }) {
  const { t } = useI18n();
  return (
    <figure className="min-w-0 flex-1">
      <figcaption className="mb-1 text-sm text-muted">{t(`studio:theme.${mode}`)}</figcaption>
      <div
        data-colours={mode}
        style={themeStyle(theme)}
        className="overflow-hidden rounded-lg border border-line bg-surface text-ink"
      >
        <div className="cloth h-14" />
        <div className="hem" />
        <div className="space-y-2.5 p-4">
          <div className="flex items-center gap-3">
            <Avatar name={name} shape="club" size="md" />
            <span className="truncate text-lg font-bold">{name}</span>
          </div>
          <p>{t('studio:theme.sample')}</p>
          <p className="text-sm text-muted">{t('studio:theme.sampleMuted')}</p>
          <div className="flex flex-wrap items-center gap-3">
            <span className={buttonClass({ variant: 'primary', size: 'sm' })}>
              {t('studio:theme.button')}
            </span>
            <span className="text-accent-ink underline underline-offset-4">{t('studio:theme.link')}</span>
            <Tag tone="accent">#1</Tag>
          </div>
        </div>
      </div>
    </figure>
  );
}

/** What a theme becomes in light and dark, and what was corrected so that everyone can read it. */
export function ThemePreview({ theme, name }: { theme: ClubTheme | null; name: string }) {
  const { t } = useI18n();
  return (
    <div className="space-y-3">
      <div className="flex flex-col gap-4 sm:flex-row">
        <Sample mode="light" theme={theme} name={name} />
        <Sample mode="dark" theme={theme} name={name} />
      </div>
      {theme ? (
        <Notice tone={theme.corrected ? 'info' : 'positive'}>
          {theme.corrected ? (
            <ul>
              {theme.notes.map(({ mode, code, chosen, used }) => (
                <li key={mode}>
                  {t(`studio:theme.notes.${code}`, { mode: t(`studio:theme.modes.${mode}`), chosen, used })}
                </li>
              ))}
            </ul>
          ) : (
            t('studio:theme.fine')
          )}
        </Notice>
      ) : null}
    </div>
  );
}
