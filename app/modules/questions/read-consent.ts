import { invalidField } from '~/platform/errors';

/** What a form with RecordConsent says: null where nothing is shown. @throws invalid (`consent`, `fields-<id>`) */
export function readConsent(
  values: Record<string, unknown>,
): { recordId: string; fields: string[]; consent: true } | null {
  const recordId = typeof values.recordId === 'string' ? values.recordId : '';
  if (!recordId) return null;
  const given = values[`fields-${recordId}`];
  const fields = (Array.isArray(given) ? given : [given]).filter(
    (field): field is string => typeof field === 'string' && field !== '',
  );
  if (fields.length === 0) throw invalidField(`fields-${recordId}`, 'choose_any');
  if (values.consent !== 'yes') throw invalidField('consent', 'consent_needed');
  return { recordId, fields, consent: true };
}
