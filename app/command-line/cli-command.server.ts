import type { z } from 'zod';
import type { LongWork } from '~/platform/progress';

export interface CliOption {
  /** As commander reads it: `--email <address>`, `--role <role...>`, `--dry-run`. */
  flags: string;
  description: string;
}

/** `progress` speaks on stderr; `signal` is aborted by Ctrl-C and SIGTERM: long work stops at the next whole step. */
export interface CliCall<Input> extends LongWork {
  input: Input;
}

export interface CliResult {
  /** What `--json` prints, in one line. */
  data: object;
  /** What people read. */
  lines: readonly string[];
  /** False: it was done, and what it found is bad (doctor). The exit code is 1. */
  ok?: boolean;
}

/** One command of `chomrom`. A file each, listed in commands.server.ts. */
export interface CliCommand<Schema extends z.ZodType = z.ZodType> {
  /** One or two words: `member create`. */
  name: string;
  summary: string;
  /** Named arguments in order; they reach `input` by these names: `['directory']`. */
  arguments?: readonly { name: string; description: string }[];
  options?: readonly CliOption[];
  /** Arguments and options, camel-cased as commander gives them. What does not fit is wrong use. */
  input: Schema;
  /**
   * `database`: it is open and migrated, and jobs can be queued. `nothing`: the command opens what it wants itself.
   */
  needs: 'database' | 'nothing';
  run(call: CliCall<z.output<Schema>>): Promise<CliResult>;
}

export function defineCliCommand<Schema extends z.ZodType>(command: CliCommand<Schema>): CliCommand {
  return command as unknown as CliCommand;
}
