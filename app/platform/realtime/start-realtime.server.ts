import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import { memberIdOf } from '../actor';
import { env } from '../env.server';
import { log } from '../log.server';
import { socketsGauge, updatesCounter } from '../metrics.server';
import type { StreamKind } from '../module';
import { sayRarely } from '../say-rarely';
import { onSessionsEnded } from '../session/ended-sessions.server';
import { onCommitted } from '../updates/committed.server';
import type { StreamUpdate } from '../updates/update';
import { admitWith, allowRequestWith } from './admission.server';
import { type Eviction, nodesStream } from './eviction.server';
import {
  type LiveServer,
  type LiveSocket,
  socketsIn,
  socketsOfMember,
  socketsOfSession,
  watchersOf,
} from './live-server.server';
import { PresenceBoard } from './presence-board.server';
import { sendInOnePiece } from './send-in-one-piece.server';
import { Sequencers } from './sequencers.server';
import { ConnectionLimits, EventLimit } from './socket-limits.server';
import { slowSocketsCloser } from './slow-sockets.server';
import { Standing } from './standing.server';
import { TypingRelay } from './typing.server';
import { WatchDesk } from './watch-desk.server';

const roundMs = 2_000;
const farewellMs = 150;
const closeGraceMs = 1_500;

export interface RealtimeOptions {
  /** The kinds of streams of all modules. */
  kinds: readonly StreamKind[];
}

export interface Realtime {
  /** Tells the sockets to connect elsewhere and closes them; none is left when it resolves. Again: the same. */
  drain(): Promise<void>;
}

function openServer(httpServer: HttpServer, limits: ConnectionLimits, isClosing: () => boolean): LiveServer {
  const io: LiveServer = new Server(httpServer, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    httpCompression: false,
    // A lost socket is noticed within 20 s, on both sides.
    pingInterval: 12_000,
    pingTimeout: 8_000,
    connectTimeout: 10_000,
    allowRequest: allowRequestWith(limits, isClosing),
  });
  io.use(admitWith(limits));
  return io;
}

/** What is needed of the handshake has been read; freed, it is a good part of what a socket weighs. */
function freeHandshake(socket: LiveSocket): void {
  const { handshake, conn } = socket;
  Object.assign(handshake, { headers: {}, auth: {}, query: {} });
  (conn as { request: unknown }).request = null;
}

function everyRound(work: () => Promise<void>): () => Promise<void> {
  const complain = sayRarely();
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(() => {
      running = work()
        .catch((error: unknown) => complain(() => log.warn({ err: error }, 'a round of the sockets failed')))
        .then(() => void (stopped || next()));
    }, roundMs);
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/**
 * Opens the sockets on an HTTP server that may already listen; the database must be connected.
 * @throws StartupError when REDIS_URL is set and Redis does not answer
 */
export async function startRealtime(httpServer: HttpServer, options: RealtimeOptions): Promise<Realtime> {
  const upgraded = new Set<Duplex>();
  httpServer.on('upgrade', (_request, raw: Duplex) => {
    upgraded.add(raw);
    raw.once('close', () => upgraded.delete(raw));
  });
  const limits = new ConnectionLimits();
  let closing = false;
  const io = openServer(httpServer, limits, () => closing);
  const { REDIS_URL: redisUrl } = env();
  const leaveCluster = redisUrl
    ? await import('./cluster.server').then(({ joinCluster }) => joinCluster(io, redisUrl))
    : undefined;
  sendInOnePiece(io);
  const toNodes = (send: () => void) => {
    if (leaveCluster) send();
  };

  const presence = new PresenceBoard(io, (notes) => toNodes(() => io.serverSideEmit('presence', notes)));
  const typing = new TypingRelay(io, ({ stream, member }) =>
    toNodes(() => io.serverSideEmit('typing', stream, member)),
  );
  const carriedOut = new Set<number>();
  const carryOut = (update: StreamUpdate) => {
    if (carriedOut.has(update.seq)) return;
    carriedOut.add(update.seq);
    if (carriedOut.size > 1_000) carriedOut.delete(carriedOut.values().next().value!);
    if (update.type === 'evicted') standing.evict(update.data as Eviction);
    if (update.type === 'blanked') sequencers.forget((update.data as { stream: string }).stream);
  };
  const emit = (update: StreamUpdate) => {
    if (update.stream === nodesStream) return carryOut(update);
    updatesCounter.inc();
    io.local.to(watchersOf(update.stream)).emit('update', update);
  };
  const sequencers: Sequencers = new Sequencers({
    emit,
    isWatched: (stream) => stream === nodesStream || io.of('/').adapter.rooms.has(watchersOf(stream)),
    onSetBack: (stream) => {
      for (const socket of socketsIn(io, watchersOf(stream))) socket.conn.close();
    },
  });
  const desk = new WatchDesk({ io, kinds: options.kinds, sequencers, presence });
  const standing = new Standing(io, desk, sequencers);

  // What concerns rights does not wait for its turn in the sequence.
  const hear = (updates: readonly StreamUpdate[]) => {
    for (const update of updates) if (update.stream === nodesStream) carryOut(update);
    for (const update of updates) sequencers.accept(update);
  };
  await sequencers.open(nodesStream);
  onCommitted((updates) => {
    hear(updates);
    toNodes(() => io.serverSideEmit('committed', updates));
  });
  const endSessions = (ids: readonly string[]) => ids.forEach((sessionId) => standing.evict({ sessionId }));
  onSessionsEnded((ids) => {
    endSessions(ids);
    toNodes(() => io.serverSideEmit('sessionsEnded', ids));
  });
  io.on('committed', hear);
  io.on('sessionsEnded', endSessions);
  io.on('typing', (stream, member) => typing.hear({ stream, member }));
  io.on('presence', (notes) => presence.hear(notes));
  io.on('connection', (socket) => welcome(socket, { desk, standing, typing, limits }));

  const closeSlow = slowSocketsCloser(io);
  const stopRounds = everyRound(async () => {
    socketsGauge.set(io.of('/').sockets.size);
    closeSlow();
    typing.sweep();
    await sequencers.round();
    await standing.round();
  });

  const drain = async () => {
    closing = true;
    io.local.emit('server.closing');
    await new Promise((resolve) => setTimeout(resolve, farewellMs));
    // Closing the engine, not the namespace: clients take the latter for good.
    io.engine.close();
    const grace = setTimeout(() => upgraded.forEach((raw) => raw.destroy()), closeGraceMs);
    await Promise.all([...upgraded].map((raw) => new Promise((resolve) => raw.once('close', resolve))));
    clearTimeout(grace);
    onCommitted(undefined);
    onSessionsEnded(undefined);
    await stopRounds();
    presence.stop();
    sequencers.stop();
    io.of('/').adapter.close();
    await leaveCluster?.();
  };
  let drained: Promise<void> | undefined;
  return { drain: () => (drained ??= drain()) };
}

interface Desks {
  desk: WatchDesk;
  standing: Standing;
  typing: TypingRelay;
  limits: ConnectionLimits;
}

function welcome(socket: LiveSocket, { desk, standing, typing, limits }: Desks): void {
  const { actor, sessionId, address } = socket.data;
  const memberId = memberIdOf(actor);
  // The right may have ended between reading the credentials and this moment.
  if (standing.isEvicted(socket)) return void socket.disconnect(true);
  if (sessionId) void socket.join(socketsOfSession(sessionId));
  if (memberId) void socket.join(socketsOfMember(memberId));
  freeHandshake(socket);
  const leave = limits.enter(address, memberId);
  const limit = new EventLimit();
  const isAllowed = () => {
    const taken = limit.take();
    if (taken === 'close') socket.conn.close(true);
    return taken === 'yes';
  };
  const streamOf = (request: unknown) => {
    const stream = (request as { stream?: unknown } | null | undefined)?.stream;
    return typeof stream === 'string' ? stream : '';
  };
  socket.on('watch', (request, answer) => {
    const reply = typeof answer === 'function' ? answer : () => undefined;
    if (!isAllowed()) return reply({ ok: false, code: 'rate_limited', retryAfterSeconds: 3 });
    void desk.watch(socket, request, reply);
  });
  socket.on('unwatch', (request) => {
    // It counts, and is done all the same: refused, it would leave a place taken that nobody uses.
    isAllowed();
    desk.unwatch(socket, streamOf(request));
  });
  socket.on('typing', (request) => {
    if (isAllowed()) typing.note(socket, streamOf(request));
  });
  socket.on('disconnect', () => {
    for (const watching of socket.data.watches.values()) desk.remove(socket, watching);
    leave();
  });
}
