import { ApiProblem, callApi } from '~/platform/api/call-api';
import { type Decided, type DoorTrouble, isTrouble, type KeptAct, readProblem } from '../door-queue';
import type { CheckInView } from '../views';

const timeoutMs = 6_000;

async function send(
  eventId: string,
  { kind, code, name, guests, nonce, at, door, registrationId, came }: KeptAct,
  offline: boolean,
): Promise<Decided> {
  if (kind === 'undo') {
    await callApi('DELETE', `/events/${eventId}/check-ins/${registrationId}`, {
      idempotencyKey: nonce,
      timeoutMs,
    });
    return { name, guests, outcome: 'undone' };
  }
  if (kind === 'walk_in') {
    const body = { name, guests, nonce, at, door, offline };
    const answer = await callApi<{ registrationId: string }>('POST', `/events/${eventId}/walk-ins`, {
      body,
      timeoutMs,
    });
    // A network that stands before the portal may answer, too, and not with this.
    if (!answer.registrationId) throw new TypeError('no answer of the portal');
    return { name, guests, outcome: 'in' };
  }
  const body = { code, nonce, at, door, offline, ...(came === null ? {} : { guests: came }) };
  const { checkIn } = await callApi<{ checkIn: CheckInView }>('POST', `/events/${eventId}/check-ins`, {
    body,
    timeoutMs,
  });
  return { name: checkIn.name, guests: checkIn.guests, outcome: 'in' };
}

/** What the door's act came to; or why it is to be kept. */
export async function sendAct(
  eventId: string,
  act: KeptAct,
  { offline, known }: { offline: boolean; known: { name: string; guests: number } | undefined },
): Promise<Decided | DoorTrouble> {
  try {
    return await send(eventId, act, offline);
  } catch (error) {
    const problem = error instanceof ApiProblem ? error : null;
    const decided = { name: known?.name ?? (act.name || null), guests: known?.guests ?? act.guests };
    // There is nothing to take back any more: another hand, or this one before, has done it.
    if (act.kind === 'undo' && problem?.code === 'not_found') return { ...decided, outcome: 'undone' };
    const outcome = readProblem(problem);
    return isTrouble(outcome) ? outcome : { ...decided, outcome };
  }
}
