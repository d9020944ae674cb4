import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type ReadMail, readMail } from './mail';

/** What the server does with the next mails, the first first; without a word it takes them. */
export type Mood = 'take' | 'refuse' | 'later' | 'hang up after the mail';

export interface TestSmtp {
  url: string;
  port: number;
  received: ReadMail[];
  /** As they came over the wire. */
  sources: string[];
  moods: Mood[];
  stop(): Promise<void>;
}

const refusals = { refuse: [550, 'No such mailbox'], later: [451, 'Try again later'] } as const;

/** A mail server on this machine that really speaks SMTP. */
export async function startSmtp(port = 0): Promise<TestSmtp> {
  const smtp: TestSmtp = {
    url: '',
    port: 0,
    received: [],
    sources: [],
    moods: [],
    stop: async () => undefined,
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mood = smtp.moods.shift() ?? 'take';
        if (mood === 'hang up after the mail') {
          for (const connection of server.connections as unknown as Set<{ id: string; _socket: Socket }>)
            if (connection.id === session.id) connection._socket.destroy();
          return;
        }
        if (mood !== 'take') {
          const [responseCode, message] = refusals[mood];
          return done(Object.assign(new Error(message), { responseCode }));
        }
        const source = Buffer.concat(chunks).toString('latin1');
        smtp.sources.push(source);
        smtp.received.push(readMail(source));
        done();
      });
    },
  });
  // A client that goes away in the middle is part of some tests.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  smtp.port = (server.server.address() as AddressInfo).port;
  smtp.url = `smtp://127.0.0.1:${smtp.port}`;
  smtp.stop = () => new Promise((resolve) => server.close(() => resolve()));
  return smtp;
}
