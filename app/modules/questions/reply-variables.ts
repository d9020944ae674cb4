/** What a saved reply may name; written as `{asker}`, in every language the same. */
export const replyVariables = ['asker', 'record', 'me'] as const;
export type ReplyVariable = (typeof replyVariables)[number];

/** Pure: a saved reply with names in it. What is not known stays as it is written, so that its writer sees the gap. */
export function fillReply(body: string, known: Partial<Record<ReplyVariable, string | undefined>>): string {
  return body.replace(/\{(asker|record|me)\}/g, (written, name: ReplyVariable) => known[name] || written);
}
