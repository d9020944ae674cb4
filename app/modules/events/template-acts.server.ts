import type { Actor } from '~/platform/actor';
import { parseInput } from '~/platform/input';
import { templateInput } from './schema';
import { removeTemplate, renameTemplate } from './templates.server';

/** What the forms beside a club's templates do. Answers the word that says it is done; undefined where the form is another. */
export async function templateAct(
  actor: Actor,
  values: Record<string, unknown>,
): Promise<'renamed' | 'removed' | undefined> {
  const templateId = String(values.templateId ?? '');
  if (values.intent === 'rename-template') {
    await renameTemplate(actor, { ...parseInput(templateInput, values), templateId });
    return 'renamed';
  }
  if (values.intent !== 'remove-template') return undefined;
  await removeTemplate(actor, { templateId });
  return 'removed';
}
