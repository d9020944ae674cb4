import type { Actor } from './actor';
import { memberIdOf } from './actor';
import type { Tx } from './db/transact.server';
import { newId } from './ids';

/** A privileged act, for the record: who did what to what, and why. Kept with the change, or not at all. */
export interface Act {
  actor: Actor;
  at: Date;
  /** `club.edited`, `member.suspended` … */
  act: string;
  /** `club:<id>`, `member:<id>`, `organisation:<id>` … : what the log is searched by. */
  subject: string;
  clubId?: string;
  reason?: string;
  /** Ids, old and new values. Never what members wrote to each other, never a secret. */
  detail?: Record<string, unknown>;
}

/** Writes an act into the audit log, in the transaction that does it. */
export async function recordAct(
  tx: Tx,
  { actor, at, act, subject, clubId, reason, detail }: Act,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: newId(),
      actorId: memberIdOf(actor) ?? null,
      act,
      subject,
      clubId: clubId ?? null,
      reason: reason ?? null,
      detail: (detail ?? {}) as object,
      at,
    },
  });
}
