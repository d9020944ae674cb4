import type { Actor } from './actor';
import type { Endpoint } from './api/endpoint';
import type { Gather } from './gather.server';
import type { JobKind } from './jobs/jobs.server';
import type { MailKind } from './mail.server';
import type { NoticeKind } from './notices.server';
import type { PublicPage } from './page-cache.server';
import type { Persona } from './realtime/events';

/** That an actor may watch a stream, and what goes with it. */
export interface WatchPermit {
  /** What the others there call the actor; without it they only read. */
  persona?: Persona;
  /** The club whose evictions concern it. */
  clubId?: string;
}

/** A kind of stream: who may watch it. */
export interface StreamKind {
  /** `thread`, `club`, `member` … : what stands before the id. */
  prefix: string;
  /** What may follow the id, as in `thread:<id>:experts`. */
  suffixes?: readonly string[];
  /**
   * Whether the actor may see all that the stream tells. A stream of something that is not there: false. To say a refusal
   * by another name than forbidden, throw it (`not_found`).
   */
  mayWatch(actor: Actor, id: string, suffix: string | undefined): Promise<boolean | WatchPermit>;
  /** Its streams without a suffix tell who is there and who is typing. */
  presence?: boolean;
}

/** What a module declares of itself; the platform knows modules only through these. */
export interface Module {
  name: string;
  endpoints?: readonly Endpoint[];
  streams?: readonly StreamKind[];
  jobs?: readonly JobKind<never>[];
  mails?: readonly MailKind<never>[];
  /** What its members can be told of; see `recordNotices`. */
  notices?: readonly NoticeKind<never>[];
  /** Pages that are drawn once for all visitors. */
  publicPages?: readonly PublicPage[];
  /** What is told gathered instead of with every write. */
  gathers?: readonly Gather[];
}
