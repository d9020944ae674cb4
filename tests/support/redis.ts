import { spawn, spawnSync } from 'node:child_process';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface TestRedis {
  url: string;
  /** `redis-server`, where the machine has one, else our own few commands of it. */
  kind: 'redis-server' | 'stand-in';
  /** Away, as after a crash, with all connections lost. */
  stop(): Promise<void>;
  /** Back at the same address. */
  start(): Promise<void>;
}

type Reply = string | number | null | Buffer | Reply[];

function encode(reply: Reply): Buffer {
  if (reply === null) return Buffer.from('*-1\r\n');
  if (typeof reply === 'number') return Buffer.from(`:${reply}\r\n`);
  if (Array.isArray(reply)) return Buffer.concat([Buffer.from(`*${reply.length}\r\n`), ...reply.map(encode)]);
  const bytes = Buffer.from(reply as string);
  return Buffer.concat([Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n')]);
}

/** Takes whole commands off the front of what came in; RESP2 as clients send it. */
function takeCommands(input: Buffer): { commands: Buffer[][]; rest: Buffer } {
  const commands: Buffer[][] = [];
  let start = 0;
  for (;;) {
    let at = start;
    const line = (): number | undefined => {
      const end = input.indexOf('\r\n', at);
      if (end < 0) return undefined;
      const value = Number(input.toString('latin1', at + 1, end));
      at = end + 2;
      return value;
    };
    const parts = line();
    if (parts === undefined) return { commands, rest: input.subarray(start) };
    const command: Buffer[] = [];
    for (let part = 0; part < parts; part++) {
      const length = line();
      if (length === undefined || at + length + 2 > input.length)
        return { commands, rest: input.subarray(start) };
      command.push(Buffer.from(input.subarray(at, at + length)));
      at += length + 2;
    }
    commands.push(command);
    start = at;
  }
}

/** What the portal's adapter asks of Redis: publish, subscribe, and reading a stream in which nothing is written. */
function standIn(): { listen(port: number): Promise<number>; close(): Promise<void> } {
  const subscribers = new Map<string, Set<Socket>>();
  const connections = new Set<Socket>();
  const subscribe = (socket: Socket, channels: Buffer[]) => {
    for (const [index, channel] of channels.entries()) {
      const name = channel.toString();
      subscribers.set(name, (subscribers.get(name) ?? new Set()).add(socket));
      socket.write(encode(['subscribe', channel, index + 1]));
    }
  };
  const publish = (channel: Buffer, payload: Buffer) => {
    const to = subscribers.get(channel.toString()) ?? new Set();
    for (const socket of to) socket.write(encode(['message', channel, payload]));
    return to.size;
  };
  const answer = (socket: Socket, [name = Buffer.alloc(0), ...args]: Buffer[]): void => {
    const command = name.toString().toUpperCase();
    if (command === 'SUBSCRIBE') return subscribe(socket, args);
    if (command === 'PUBLISH') return void socket.write(encode(publish(args[0]!, args[1]!)));
    if (command === 'PING') return void socket.write('+PONG\r\n');
    if (command !== 'XREAD') return void socket.write('+OK\r\n');
    const block = args.findIndex((arg) => arg.toString().toUpperCase() === 'BLOCK');
    const waitMs = Number(args[block + 1]?.toString() ?? 0);
    setTimeout(() => socket.destroyed || socket.write(encode(null)), waitMs).unref();
  };
  const server = createServer((socket) => {
    connections.add(socket);
    let waiting: Buffer = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      connections.delete(socket);
      for (const sockets of subscribers.values()) sockets.delete(socket);
    });
    socket.on('data', (chunk) => {
      const { commands, rest } = takeCommands(Buffer.concat([waiting, chunk]));
      waiting = rest;
      for (const command of commands) answer(socket, command);
    });
  });
  return {
    listen: (port) =>
      new Promise((resolve) =>
        server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
      ),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of connections) socket.destroy();
      await closed;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function hasRedisServer(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

async function startReal(port: number): Promise<() => Promise<void>> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('Ready to accept connections')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
  });
  return async () => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
  };
}

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const kind = hasRedisServer() ? 'redis-server' : 'stand-in';
  let end: (() => Promise<void>) | undefined;
  const start = async () => {
    if (kind === 'redis-server') {
      end = await startReal(port);
      return;
    }
    const server = standIn();
    await server.listen(port);
    end = server.close;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kind,
    start,
    async stop() {
      await end?.();
      end = undefined;
      await pause(0);
    },
  };
}
