import type { Socket } from 'socket.io-client';
import type { StreamUpdate } from '../../updates/update';
import type { EventsFromClient, EventsToClient, Presence, Typing, WatchAnswer } from '../events';
import { type FeedConnection, type Follower, StreamFeed } from './stream-feed';

export type ClientSocket = Socket<EventsToClient, EventsFromClient>;

/**
 * `up_to_date`: everything this page follows is on it. `reconnecting`: that is not certain, and being mended. `offline`:
 * the device has no network, or nothing has been reached for a while.
 */
export type ConnectionStatus = 'up_to_date' | 'reconnecting' | 'offline';

export interface StreamClientOptions {
  /** Opens the connection: here the library is loaded, and no sooner. It must connect again by itself. */
  open(): Promise<ClientSocket>;
  /** What the device says of its network. */
  isOnline?(): boolean;
}

type Listener = () => void;

const answerWithinMs = 5_000;
/** So long a page that was just loaded, or a moment of asking, counts as what it most probably is. */
const graceMs = 1_500;
const startGraceMs = 3_000;
const offlineAfterMs = 10_000;
const wakeAgainMs = 2_000;
/** A connection that held so long was a good one: the next attempts begin without a pause again. */
const steadyMs = 10_000;
const retryMs = 1_000;
const maxRetryMs = 30_000;

/** The one connection of a page, and all streams that it follows. Knows no framework; runs in Node too. */
export class StreamClient implements FeedConnection {
  #options: StreamClientOptions;
  #socket: ClientSocket | undefined;
  #opening: Promise<void> | undefined;
  #closed = false;
  #feeds = new Map<string, StreamFeed>();
  #listeners = new Set<Listener>();
  #typingListeners = new Set<(typing: Typing) => void>();
  #presenceListeners = new Set<(presence: Presence) => void>();
  #status: ConnectionStatus = 'up_to_date';
  #statusTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #retries = 0;
  #startedAt = Date.now();
  #lostAt: number | undefined = Date.now();
  #connectedAt: number | undefined;
  #triedAt = 0;

  constructor(options: StreamClientOptions) {
    this.#options = options;
  }

  /** Begins to follow a stream after `follower.seq`; what it returns ends that. */
  follow(stream: string, follower: Follower): () => void {
    void this.#open();
    const feed = this.#feeds.get(stream) ?? new StreamFeed(stream, this);
    this.#feeds.set(stream, feed);
    feed.follow(follower);
    this.changed();
    return () => {
      feed.unfollow(follower);
      if (feed.isFollowed) return;
      feed.stop();
      this.#feeds.delete(stream);
      if (this.isConnected()) this.#socket!.emit('unwatch', { stream });
      this.changed();
    };
  }

  feed(stream: string): StreamFeed | undefined {
    return this.#feeds.get(stream);
  }

  typing(stream: string): void {
    if (this.isConnected()) this.#socket!.volatile.emit('typing', { stream });
  }

  onTyping(listener: (typing: Typing) => void): () => void {
    this.#typingListeners.add(listener);
    return () => this.#typingListeners.delete(listener);
  }

  onPresence(listener: (presence: Presence) => void): () => void {
    this.#presenceListeners.add(listener);
    return () => this.#presenceListeners.delete(listener);
  }

  get status(): ConnectionStatus {
    return this.#status;
  }

  onStatus(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The device woke up, the page is seen again, or the network came back: what is open is tried, what is not is opened. */
  wake(): void {
    if (this.isConnected()) for (const feed of this.#feeds.values()) feed.ask();
    else if (Date.now() - this.#triedAt > wakeAgainMs) this.reconnect();
    this.changed();
  }

  /** The network is gone. A connection that only seems open is closed, so that coming back begins cleanly. */
  sleep(): void {
    this.#socket?.disconnect();
    this.changed();
  }

  /** Connects anew, at once: after signing in or out, or because nothing comes through. */
  reconnect(): void {
    if (this.#closed || !this.#socket) return;
    this.#triedAt = Date.now();
    this.#socket.disconnect();
    clearTimeout(this.#retryTimer);
    this.#socket.connect();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#statusTimer);
    for (const feed of this.#feeds.values()) feed.stop();
    this.#feeds.clear();
    this.#socket?.disconnect();
  }

  isConnected(): boolean {
    return this.#socket?.connected ?? false;
  }

  ask(stream: string, after: number): Promise<WatchAnswer> {
    return this.#socket!.timeout(answerWithinMs).emitWithAck('watch', { stream, after });
  }

  suspect(): void {
    if (this.isConnected()) this.#socket!.disconnect();
  }

  changed(): void {
    clearTimeout(this.#statusTimer);
    if (this.#closed) return;
    const now = Date.now();
    const { status, until } = this.#judge(now);
    if (until !== undefined) this.#statusTimer = setTimeout(() => this.changed(), until - now + 5);
    if (status === this.#status) return;
    this.#status = status;
    for (const listener of [...this.#listeners]) listener();
  }

  #judge(now: number): { status: ConnectionStatus; until?: number } {
    if (this.#options.isOnline?.() === false) return { status: 'offline' };
    if (this.#feeds.size === 0) return { status: 'up_to_date' };
    if (!this.isConnected()) {
      const startGrace = this.#startedAt + startGraceMs;
      if (this.#connectedAt === undefined && now < startGrace)
        return { status: 'up_to_date', until: startGrace };
      const offlineAt = (this.#lostAt ?? now) + offlineAfterMs;
      return now < offlineAt ? { status: 'reconnecting', until: offlineAt } : { status: 'offline' };
    }
    let until: number | undefined;
    for (const { unsureSince } of this.#feeds.values()) {
      if (unsureSince === undefined) continue;
      const end = unsureSince + graceMs;
      if (now >= end) return { status: 'reconnecting' };
      until = Math.min(until ?? end, end);
    }
    return { status: 'up_to_date', until };
  }

  #open(): Promise<void> {
    this.#opening ??= this.#options.open().then(
      (socket) => this.#attach(socket),
      () => {
        // The library could not be loaded: as if the connection had failed.
        this.#opening = undefined;
        if (!this.#closed) this.#later(() => void this.#open());
      },
    );
    return this.#opening;
  }

  #attach(socket: ClientSocket): void {
    if (this.#closed) return void socket.disconnect();
    this.#socket = socket;
    socket.on('connect', () => this.#connected());
    socket.on('disconnect', () => this.#disconnected());
    // A refusal by name ends the library's own attempts.
    socket.on('connect_error', () => {
      if (!socket.active) this.#connectLater();
      this.changed();
    });
    socket.on('update', (update: StreamUpdate) => this.#feeds.get(update.stream)?.hear(update));
    socket.on('unwatched', ({ stream }) => this.#feeds.get(stream)?.lost());
    socket.on('typing', (typing) => this.#typingListeners.forEach((listener) => listener(typing)));
    socket.on('presence', (presence) => {
      const feed = this.#feeds.get(presence.stream);
      if (feed) feed.presence = presence;
      this.#presenceListeners.forEach((listener) => listener(presence));
    });
    if (socket.connected) this.#connected();
    else socket.connect();
  }

  #connected(): void {
    clearTimeout(this.#retryTimer);
    this.#connectedAt = Date.now();
    this.#lostAt = undefined;
    for (const feed of this.#feeds.values()) feed.ask();
    this.changed();
  }

  #disconnected(): void {
    const now = Date.now();
    this.#lostAt ??= now;
    if (now - this.#connectedAt! > steadyMs) this.#retries = 0;
    for (const feed of this.#feeds.values()) feed.disconnected();
    // Closed by the other side on purpose: the library leaves it at that.
    if (!this.#socket!.active) this.#connectLater();
    this.changed();
  }

  #connectLater(): void {
    this.#later(() => {
      if (!this.isConnected()) this.#socket?.connect();
    });
  }

  #later(work: () => void): void {
    if (this.#closed) return;
    clearTimeout(this.#retryTimer);
    const pause = Math.min(maxRetryMs, retryMs * 2 ** Math.min(this.#retries++, 10));
    this.#retryTimer = setTimeout(work, pause * (0.5 + Math.random()));
  }
}
