import { randomUUID } from 'node:crypto';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from '../env.server';
import { checkMailServer } from '../mail/mail-transport.server';
import { examine, type Finding } from './finding';

const oldestNode = 22;
const megabyte = 1024 * 1024;
const neededMb = 500;

export function checkNode(): Promise<Finding> {
  return examine('node', () => {
    const { node } = process.versions;
    const ok = Number(node.split('.')[0]) >= oldestNode;
    return {
      ok,
      detail: `Node ${node}`,
      remedy: ok ? undefined : 'Run it by npm: that finds the Node in node_modules.',
    };
  });
}

export function checkEnvironment(): Promise<Finding> {
  return examine('environment', () => {
    const { ORIGIN, HOST, PORT } = env();
    return { ok: true, detail: `Serves ${ORIGIN} on ${HOST}, port ${PORT}` };
  });
}

/** Whether the data folder can be written to and has room. */
export function checkDisk(): Promise<Finding> {
  return examine('disk', async () => {
    const { DATA_DIR: folder } = env();
    await mkdir(folder, { recursive: true });
    const probe = join(folder, `.probe-${randomUUID()}`);
    await writeFile(probe, 'x');
    await rm(probe);
    const { bavail, bsize } = await statfs(folder);
    const freeMb = Math.floor((bavail * bsize) / megabyte);
    return {
      ok: freeMb >= neededMb,
      detail: `${freeMb.toLocaleString('en')} MB free at ${folder}`,
      remedy: freeMb >= neededMb ? undefined : `Free some space: below ${neededMb} MB writes will soon fail.`,
    };
  });
}

export function checkMail(): Promise<Finding> {
  return examine('mail', async () => {
    const { SMTP_URL: url, DATA_DIR: folder } = env();
    if (!url) return { ok: true, detail: `No SMTP_URL: mails are kept in ${join(folder, 'mail')}` };
    const { host } = new URL(url);
    try {
      await checkMailServer(url);
      return { ok: true, detail: `The mail server ${host} lets us in` };
    } catch (error) {
      const detail = `The mail server ${host} does not let us in: ${(error as Error).message}`;
      return { ok: false, detail, remedy: 'Correct SMTP_URL, or start the mail server.' };
    }
  });
}

export function checkRedis(): Promise<Finding> {
  return examine('redis', async () => {
    const { REDIS_URL: url } = env();
    if (!url) return { ok: true, detail: 'No REDIS_URL: one node by itself' };
    const { createClient } = await import('redis');
    const client = createClient({ url, socket: { connectTimeout: 3_000, reconnectStrategy: false } });
    client.on('error', () => undefined); // the call below says it
    try {
      await client.connect();
      await client.ping();
      return { ok: true, detail: `Redis at ${new URL(url).host} answers` };
    } catch (error) {
      const detail = `Redis at ${new URL(url).host} does not answer: ${(error as Error).message}`;
      return { ok: false, detail, remedy: 'Start Redis, or take REDIS_URL away.' };
    } finally {
      if (client.isOpen) client.destroy();
    }
  });
}
