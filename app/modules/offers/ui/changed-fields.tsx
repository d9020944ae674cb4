import { useI18n } from '~/platform/i18n/i18n-context';

const named = [
  'title',
  'body',
  'priceNote',
  'payTo',
  'threshold',
  'deadline',
  'feePercent',
  'contributorPercent',
  'attributes',
  'stages',
  'supplierId',
  'askIds',
] as const;

/** What a version changed, in words. */
export function ChangedFields({ names }: { names: readonly string[] }) {
  const { t, format } = useI18n();
  return format.list(
    named.filter((name) => names.includes(name)).map((name) => t(`offers:changedFields.${name}`)),
  );
}
