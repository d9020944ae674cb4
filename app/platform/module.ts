import type { Actor } from './actor';
import type { Endpoint } from './api/endpoint';
import type { JobKind } from './jobs/jobs.server';
import type { MailKind } from './mail.server';

/** A kind of stream: who may watch it. */
export interface StreamKind {
  /** `thread`, `club`, `member` … : what stands before the id. */
  prefix: string;
  /** What may follow the id, as in `thread:<id>:experts`. */
  suffixes?: readonly string[];
  /** Whether the actor may see all that the stream tells. A stream of something that is not there: false. */
  mayWatch(actor: Actor, id: string, suffix: string | undefined): Promise<boolean>;
}

/** What a module declares of itself; the platform knows modules only through these. */
export interface Module {
  name: string;
  endpoints?: readonly Endpoint[];
  streams?: readonly StreamKind[];
  jobs?: readonly JobKind<never>[];
  mails?: readonly MailKind<never>[];
}
