import type { MailContent, MailItem } from '../mail.server';
import type { Locale } from '../i18n/locale';
import type { Translate } from '../i18n/translator';

export interface LaidOutMail {
  html: string;
  text: string;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

// Mail programs know little CSS: tables of old are not needed, but styles stand at their elements, and dark mode is said
// both by `color-scheme` and by classes, because some programs read only one of them.
const styles = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background: #17191b !important; }
    .card { background: #212427 !important; border-color: #3a3f44 !important; }
    .item { border-color: #3a3f44 !important; }
    .words { color: #eceae6 !important; }
    .notes, .foot { color: #b5b1aa !important; }
    .link { color: #8fd3b6 !important; }
    .button { background: #7fcbaa !important; color: #10261d !important; }
  }`;

const font = "font-family: Sarabun, 'Noto Sans Thai', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;";

function paragraph(words: string, kind: 'words' | 'notes'): string {
  const look =
    kind === 'words'
      ? 'color: #23282b; font-size: 16px; line-height: 1.7; margin: 0 0 16px;'
      : 'color: #5f6466; font-size: 14px; line-height: 1.7; margin: 0 0 10px;';
  return `<p class="${kind}" style="${look}">${escape(words).replaceAll('\n', '<br>')}</p>`;
}

function button({ label, url }: NonNullable<MailContent['action']>, copyHint: string): string {
  const href = escape(url);
  return `<p style="margin: 24px 0;"><a class="button" href="${href}" style="background: #1a6b4f; border-radius: 8px; color: #ffffff; display: inline-block; font-size: 16px; font-weight: 600; line-height: 1.5; padding: 12px 24px; text-decoration: none;">${escape(label)}</a></p>
${paragraph(copyHint, 'notes')}<p class="notes" style="color: #5f6466; font-size: 14px; line-height: 1.5; margin: 0 0 16px; word-break: break-all;"><a class="link" href="${href}" style="color: #1a6b4f;">${href}</a></p>`;
}

function item({ line, about, excerpt, language, url }: MailItem): string {
  const lang = language ? ` lang="${escape(language)}"` : '';
  const small = 'font-size: 15px; line-height: 1.65; margin: 2px 0 0;';
  return `<div class="item" style="border-top: 1px solid #e2ded5; padding: 14px 0;">
<p style="font-size: 16px; font-weight: 600; line-height: 1.6; margin: 0;"><a class="link" href="${escape(url)}" style="color: #1a6b4f; text-decoration: none;">${escape(line)}</a></p>
${about ? `<p class="words"${lang} style="color: #23282b; ${small}">${escape(about)}</p>` : ''}
${excerpt ? `<p class="notes"${lang} style="color: #5f6466; ${small}">${escape(excerpt)}</p>` : ''}
</div>`;
}

function itemText({ line, about, excerpt, url }: MailItem): string {
  return [`* ${line}`, ...[about, excerpt, url].filter(Boolean).map((words) => `  ${words}`)].join('\n');
}

/** Makes a mail's HTML, readable in light and dark, and its plain text, of the same words. */
export function layOutMail(
  content: MailContent,
  { t, locale, subject, origin }: { t: Translate; locale: Locale; subject: string; origin: string },
): LaidOutMail {
  const { paragraphs, items = [], action, notes = [] } = content;
  const footer = t('mail:footer', { origin });
  const copyHint = t('mail:copyHint');
  const html = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
<style>${styles}</style>
</head>
<body class="page" style="background: #f6f4ef; margin: 0; padding: 24px 12px; ${font}">
<div class="card" style="background: #ffffff; border: 1px solid #e2ded5; border-radius: 14px; margin: 0 auto; max-width: 560px; padding: 32px 28px;">
<p class="words" style="color: #23282b; font-size: 18px; font-weight: 700; line-height: 1.6; margin: 0 0 20px;">${escape(t('ui:brand'))}</p>
${paragraphs.map((words) => paragraph(words, 'words')).join('\n')}
${items.map((one) => item(one)).join('\n')}
${action ? button(action, copyHint) : ''}
${notes.map((words) => paragraph(words, 'notes')).join('\n')}
</div>
<p class="foot" style="color: #5f6466; font-size: 13px; line-height: 1.6; margin: 16px auto 0; max-width: 560px; text-align: center;">${escape(footer)}</p>
</body>
</html>
`;
  const parts = [
    ...paragraphs,
    ...items.map((one) => itemText(one)),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...notes,
    `-- \n${t('ui:brand')}\n${footer}`,
  ];
  return { html, text: `${parts.join('\n\n')}\n` };
}
