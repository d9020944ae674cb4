import { useT } from '~/platform/i18n/i18n-context';

export default function Home() {
  const t = useT();
  return <h1>{t('common:brand')}</h1>;
}
