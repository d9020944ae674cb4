import { randomUUID } from 'node:crypto';
import { memberIdOf } from '../actor';
import type { Persona, Presence } from './events';
import {
  type LiveServer,
  type LiveSocket,
  type PresenceNote,
  watchersOf,
  type Watching,
} from './live-server.server';

/** Names that are shown, and that nodes tell each other so that one person on two nodes counts once. */
const maxShown = 20;
const maxNoted = 200;
const tickMs = 1_000;
/** A big room hears less often: its size costs as much as its changes. */
const watchersPerSecond = 100;
const renewNoteMs = 10_000;
const staleNoteMs = 30_000;

interface Present {
  name: string;
  sockets: number;
}

interface Room {
  people: Map<string, Present>;
  /** Members without a name here, and visitors, by member or socket. */
  readers: Map<string, number>;
  others: Map<string, { note: PresenceNote; at: number }>;
  changed: boolean;
  toldAt: number;
  notedAt: number;
}

/**
 * Who is there, per stream whose kind names its members. It has no seq and no row; changes are gathered and told at most
 * once a second. Other nodes' people are known from their notes, as far as an adapter carries them.
 */
export class PresenceBoard {
  #io: LiveServer;
  #node = randomUUID();
  #rooms = new Map<string, Room>();
  #timer: NodeJS.Timeout;
  #sendNotes: (notes: PresenceNote[]) => void;

  constructor(io: LiveServer, sendNotes: (notes: PresenceNote[]) => void) {
    this.#io = io;
    this.#sendNotes = sendNotes;
    this.#timer = setInterval(() => this.#tick(Date.now()), tickMs);
  }

  enter(socket: LiveSocket, watching: Watching): void {
    if (!watching.kind.presence || watching.suffix !== undefined) return;
    const room = this.#roomOf(watching.stream);
    const { persona } = watching;
    const key = persona?.id ?? memberIdOf(socket.data.actor) ?? socket.id;
    watching.seat = { key, named: persona !== undefined };
    if (persona) {
      const sockets = (room.people.get(key)?.sockets ?? 0) + 1;
      room.people.set(key, { name: persona.name, sockets });
    } else room.readers.set(key, (room.readers.get(key) ?? 0) + 1);
    room.changed = true;
    socket.emit('presence', this.#presenceOf(watching.stream, room));
  }

  leave(watching: Watching): void {
    const room = this.#rooms.get(watching.stream);
    const { seat } = watching;
    if (!room || !seat) return;
    watching.seat = undefined;
    room.changed = true;
    const left = (seat.named ? room.people.get(seat.key)!.sockets : room.readers.get(seat.key)!) - 1;
    if (seat.named && left > 0) room.people.get(seat.key)!.sockets = left;
    else if (seat.named) room.people.delete(seat.key);
    else if (left > 0) room.readers.set(seat.key, left);
    else room.readers.delete(seat.key);
  }

  /** What another node says of its people. */
  hear(notes: readonly PresenceNote[]): void {
    for (const note of notes) {
      if (note.node === this.#node) continue;
      // A stream that nobody watches here is remembered too: somebody may come.
      const room = this.#roomOf(note.stream);
      const before = room.others.get(note.node)?.note;
      if (note.count + note.visitors === 0) room.others.delete(note.node);
      else room.others.set(note.node, { note, at: Date.now() });
      if (JSON.stringify(before) !== JSON.stringify(note)) room.changed = true;
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #roomOf(stream: string): Room {
    let room = this.#rooms.get(stream);
    if (!room) {
      room = {
        people: new Map(),
        readers: new Map(),
        others: new Map(),
        changed: false,
        toldAt: 0,
        notedAt: 0,
      };
      this.#rooms.set(stream, room);
    }
    return room;
  }

  #presenceOf(stream: string, room: Room): Presence {
    const people = new Map([...room.people].map(([id, { name }]) => [id, name]));
    let visitors = room.readers.size;
    let unnamed = 0;
    for (const { note } of room.others.values()) {
      for (const { id, name } of note.people) if (!people.has(id)) people.set(id, name);
      unnamed += note.count - note.people.length;
      visitors += note.visitors;
    }
    const shown = [...people].slice(0, maxShown).map(([id, name]) => ({ id, name }));
    return { stream, people: shown, count: people.size + unnamed, visitors };
  }

  #noteOf(stream: string, room: Room): PresenceNote {
    const people: Persona[] = [...room.people].slice(0, maxNoted).map(([id, { name }]) => ({ id, name }));
    return { node: this.#node, stream, people, count: room.people.size, visitors: room.readers.size };
  }

  #tick(now: number): void {
    const notes: PresenceNote[] = [];
    for (const [stream, room] of this.#rooms) {
      for (const [node, { at }] of room.others)
        if (now - at > staleNoteMs) room.changed = room.others.delete(node);
      const watchers = this.#io.of('/').adapter.rooms.get(watchersOf(stream))?.size ?? 0;
      const pauseMs = Math.max(tickMs, (watchers / watchersPerSecond) * 1_000) - tickMs / 10;
      const isDue = room.changed && now - room.toldAt >= pauseMs;
      if (isDue) {
        room.changed = false;
        room.toldAt = now;
        if (watchers > 0)
          this.#io.local.to(watchersOf(stream)).emit('presence', this.#presenceOf(stream, room));
      }
      const here = room.people.size + room.readers.size;
      if (isDue || (here > 0 && now - room.notedAt > renewNoteMs)) {
        room.notedAt = now;
        notes.push(this.#noteOf(stream, room));
      }
      if (here === 0 && room.others.size === 0 && !room.changed) this.#rooms.delete(stream);
    }
    if (notes.length > 0) this.#sendNotes(notes);
  }
}
