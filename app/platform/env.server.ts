import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { StartupError } from './startup-error';

const onOff = z.enum(['on', 'off'], { error: 'must be on or off' });
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

function whole(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

const url = (...protocols: string[]) => {
  const error = `must be an address such as ${protocols.map((protocol) => `${protocol}//…`).join(' or ')}`;
  return z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), { error });
};

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    PORT: whole(0, 65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    ORIGIN: url('http:', 'https:').optional(),
    DATA_DIR: z.string().min(1).default('./.data'),
    DATABASE_URL: url('postgres:', 'postgresql:').optional(),
    REDIS_URL: url('redis:', 'rediss:').optional(),
    SMTP_URL: url('smtp:', 'smtps:').optional(),
    MAIL_FROM: z.string().min(3).default('Chomrom <chomrom@localhost>'),
    /** Addresses or networks, separated by commas, whose X-Forwarded-* headers count. */
    TRUSTED_PROXIES: z.string().default(''),
    METRICS_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
    CHOMROM_DEMO: onOff.default('on'),
    LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
    RATE_LIMITS: onOff.default('on'),
    /** A pair of keys for push messages; without them the portal makes its own. */
    VAPID_PUBLIC_KEY: z
      .string()
      .regex(/^[\w-]{80,90}$/, { error: 'must be a public key as web-push makes it' })
      .optional(),
    VAPID_PRIVATE_KEY: z
      .string()
      .regex(/^[\w-]{40,46}$/, { error: 'must be a private key as web-push makes it' })
      .optional(),
    /** Whom push services may write to about this portal. */
    VAPID_SUBJECT: url('mailto:', 'https:').optional(),
    /** Of the brand's LINE official account: the channel's long-lived token and its secret. */
    LINE_CHANNEL_TOKEN: z.string().min(10).optional(),
    LINE_CHANNEL_SECRET: z.string().min(10).optional(),
    /** What members look for in LINE to find the account, with its @. */
    LINE_ACCOUNT_ID: z.string().min(2).optional(),
    LINE_API_URL: url('https:', 'http:').default('https://api.line.me'),
    DATABASE_POOL: whole(2, 200).default(20),
  })
  .transform((env) => {
    const host = isIP(env.HOST) === 6 ? `[${env.HOST}]` : env.HOST;
    return {
      ...env,
      ORIGIN: new URL(env.ORIGIN ?? `http://${host}:${env.PORT}`).origin,
      DATA_DIR: resolve(env.DATA_DIR),
      TRUSTED_PROXIES: env.TRUSTED_PROXIES.split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    };
  });

export type Env = z.output<typeof schema>;

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** @throws StartupError that names each wrong variable and what it must be. */
export function readEnv(source: Record<string, string | undefined>): Env {
  // An empty variable is how compose files and shells say "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new StartupError(`These environment variables need another value: ${wrong.join('; ')}.`);
  }
  const pairs = [
    ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'],
    ['LINE_CHANNEL_TOKEN', 'LINE_CHANNEL_SECRET'],
  ] as const;
  for (const [one, other] of pairs)
    if ((parsed.data[one] === undefined) !== (parsed.data[other] === undefined))
      throw new StartupError(`${one} and ${other} belong together: set both, or neither.`);
  if (parsed.data.RATE_LIMITS === 'off' && !loopback.has(parsed.data.HOST)) {
    throw new StartupError(
      'RATE_LIMITS=off is only for measuring on this machine: set HOST to 127.0.0.1, or take RATE_LIMITS away.',
    );
  }
  return parsed.data;
}

let current: Env | undefined;

/** The environment of this process, read once. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}

/** The port is known only once the server listens when PORT is 0. */
export function setOrigin(origin: string): void {
  current = { ...env(), ORIGIN: origin };
}
