/** Tells everyone who may read a proposal what becomes of it. */
export function proposalStream(proposalId: string): string {
  return `proposal:${proposalId}`;
}
