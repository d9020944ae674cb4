// Registrations a second at an event that is full, one row's lock for all of them; and votes a second in a live room with 1,000 watchers,
// who hear of them gathered. What a gathered vote costs is seen beside the number of messages that it would have been.
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { call, percentile, pinned, rounded, startBenchPortal } from './support/processes.ts';
import { openRawWatcher, type RawWatcher } from './support/raw-watcher.ts';
import { openScene } from './support/scene.ts';

const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const watchersWanted = Number(process.env.BENCH_WATCHERS ?? 1_000);
const members = 40;
const atOnce = 20;

const portal = await startBenchPortal();
const { slug, tokens } = await openScene(portal, members);
const [admin] = tokens;

async function makeEvent(input: object): Promise<string> {
  const startsAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const endsAt = new Date(Date.now() + 31 * 86_400_000).toISOString();
  const whole = { title: 'Walk', body: 'At six.', startsAt, endsAt, timeZone: 'Asia/Bangkok', ...input };
  const answer = await call<{ event: { id: string } }>(
    portal.origin,
    admin,
    'POST',
    `/clubs/${slug}/events`,
    whole,
  );
  return answer.event.id;
}

interface Work {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: object;
}

/** Many members at once, each with what they do next, for a while. */
async function press(next: (member: number, turn: number) => Work) {
  const pool = new Pool(portal.origin, { connections: atOnce });
  const tookMs: number[] = [];
  const cpuBefore = portal.cpuSeconds();
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  const work = async (lane: number) => {
    for (let turn = 0; performance.now() < end; turn++) {
      const member = 1 + ((lane + turn * atOnce) % (members - 1));
      const { method, path, body } = next(member, turn);
      const at = performance.now();
      const answer = await pool.request({
        method,
        path: `/api/v1${path}`,
        headers: {
          authorization: `Bearer ${tokens[member]}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        body: body ? JSON.stringify(body) : undefined,
      });
      const text = await answer.body.text();
      if (answer.statusCode >= 400 && answer.statusCode !== 404)
        throw new Error(`${method} ${path} answers ${answer.statusCode}: ${text}`);
      tookMs.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => work(lane)));
  const took = (performance.now() - begun) / 1_000;
  await pool.close();
  return {
    perSecond: rounded(tookMs.length / took),
    p50Ms: rounded(percentile(tookMs, 0.5)),
    p99Ms: rounded(percentile(tookMs, 0.99)),
    cpuMsEach: rounded(((portal.cpuSeconds() - cpuBefore) * 1_000) / tookMs.length, 2),
  };
}

/** Full from the beginning: everybody comes to the list, leaves it, and comes again. */
async function atFullEvent() {
  const eventId = await makeEvent({ capacity: 5 });
  for (const token of tokens.slice(1, 7))
    await call(portal.origin, token, 'POST', `/events/${eventId}/registrations`, {});
  const figures = await press((member, turn) =>
    turn % 2 === 0
      ? { method: 'POST', path: `/events/${eventId}/registrations`, body: {} }
      : { method: 'DELETE', path: `/events/${eventId}/registrations/me` },
  );
  const { event } = await call<{ event: { seatsUsed: number; capacity: number } }>(
    portal.origin,
    admin,
    'GET',
    `/events/${eventId}`,
  );
  return { ...figures, overCapacity: Math.max(0, event.seatsUsed - event.capacity) };
}

async function inLiveRoom() {
  const eventId = await makeEvent({});
  const questions: string[] = [];
  for (let n = 0; n < 10; n++) {
    const body = { body: `Question ${n}` };
    const path = `/events/${eventId}/questions`;
    const { question } = await call<{ question: { id: string } }>(
      portal.origin,
      tokens[n + 1],
      'POST',
      path,
      body,
    );
    questions.push(question.id);
  }
  const watchers: RawWatcher[] = [];
  while (watchers.length < watchersWanted) {
    const some = Array.from({ length: Math.min(25, watchersWanted - watchers.length) }, (_, index) =>
      openRawWatcher(portal.origin, `event:${eventId}`, index % 2 ? tokens[index % members] : undefined),
    );
    watchers.push(...(await Promise.all(some)));
  }
  const figures = await press((member, turn) => ({
    method: turn % 2 === 0 ? 'PUT' : 'DELETE',
    path: `/event-questions/${questions[(member + turn) % questions.length]}/vote`,
  }));
  await pause(3_000);
  const heard = watchers.map(({ seen }) => seen.length);
  const [first = [], ...others] = watchers.map(({ seen }) => seen.map(({ seq }) => seq));
  const differing = others.filter((seqs) => seqs.join() !== first.join()).length;
  for (const watcher of watchers) watcher.close();
  return {
    ...figures,
    watchers: watchers.length,
    updatesEach: Math.max(...heard),
    differing,
  };
}

const registrations = await atFullEvent();
const votes = await inLiveRoom();
process.stdout.write(`${JSON.stringify({ bench: 'events', pinned, registrations, votes })}\n`);
await portal.stop();
process.exit(registrations.overCapacity + votes.differing === 0 ? 0 : 1);
