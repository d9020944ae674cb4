import { Command, CommanderError } from 'commander';
import { toPortalError } from '~/platform/db/database-error.server';
import { isPortalError, type PortalError } from '~/platform/errors';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { log } from '~/platform/log.server';
import { StartupError } from '~/platform/startup-error';
import type { CliCommand, CliResult } from './cli-command.server';
import { commands } from './commands.server';
import { openPortal } from './open-portal.server';
import { createProgress } from './progress.server';

export const exitCodes = { done: 0, failed: 1, wrongUse: 2 } as const;

interface Failure {
  code: string;
  message: string;
  fields?: Record<string, string>;
}

/** English sentences: the operator reads them beside the words of the start and of the system. */
const say = translatorFor('en') as (key: string, params?: object) => string;

function describeRefusal(error: PortalError): Failure {
  const { code, params, fields } = error;
  const message = say(`errors:${code}`, { ...params, seconds: error.retryAfterSeconds });
  if (!fields) return { code, message };
  const sentences = Object.entries(fields).map(([name, field]) => [
    name,
    say(`fields:${field.code}`, field.params),
  ]);
  return { code, message, fields: Object.fromEntries(sentences) as Record<string, string> };
}

function describeFailure(thrown: unknown): Failure {
  const error = toPortalError(thrown);
  if (isPortalError(error)) return describeRefusal(error);
  if (error instanceof StartupError) return { code: 'cannot_start', message: error.message };
  log.error({ err: error }, 'command failed');
  return { code: 'failed', message: `It failed: ${String((error as Error).message).split('\n')[0]}` };
}

/** Resolves once the text is handed on, so that nothing is lost when the process ends. */
function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => stream.write(`${text}\n`, () => resolve()));
}

async function report(result: CliResult, asJson: boolean): Promise<number> {
  await print(process.stdout, asJson ? JSON.stringify(result.data) : result.lines.join('\n'));
  return result.ok === false ? exitCodes.failed : exitCodes.done;
}

async function reportFailure(thrown: unknown, asJson: boolean): Promise<number> {
  const failure = describeFailure(thrown);
  const fields = Object.entries(failure.fields ?? {}).map(([name, sentence]) => `  ${name}: ${sentence}`);
  await print(process.stderr, [failure.message, ...fields].join('\n'));
  if (asJson) await print(process.stdout, JSON.stringify({ error: failure }));
  return failure.code === 'invalid' ? exitCodes.wrongUse : exitCodes.failed;
}

async function run(
  command: CliCommand,
  given: Record<string, unknown>,
  signal: AbortSignal,
): Promise<CliResult> {
  const input = parseInput(command.input, given);
  const progress = createProgress(process.stderr);
  const close = command.needs === 'database' ? await openPortal((line) => progress.say(line)) : undefined;
  try {
    return await command.run({ input, progress, signal });
  } finally {
    await close?.();
  }
}

/** The commander of `chomrom`; `act` is called with the command that was chosen and what was given to it. */
function createProgram(act: (command: CliCommand, given: Record<string, unknown>) => Promise<void>): Command {
  const program = new Command('chomrom').description('Runs a Chomrom portal from the command line.');
  const groups = new Map<string, Command>();
  for (const command of commands) {
    const [first, second] = command.name.split(' ') as [string, string?];
    let parent = program;
    if (second) {
      parent = groups.get(first) ?? program.command(first).description(`${first} …`);
      groups.set(first, parent);
    }
    const made = parent.command(second ?? first).description(command.summary);
    for (const { name, description } of command.arguments ?? []) made.argument(`<${name}>`, description);
    for (const { flags, description } of command.options ?? []) made.option(flags, description);
    made.option('--json', 'print the result as one line of JSON');
    made.action(async () => {
      const names = (command.arguments ?? []).map(({ name }) => name);
      const named = Object.fromEntries(names.map((name, index) => [name, made.args[index]]));
      await act(command, { ...made.opts(), ...named });
    });
  }
  return program;
}

function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // Asked a second time: whoever asks does not want to wait for a whole step.
      if (controller.signal.aborted) process.exit(exitCodes.failed);
      controller.abort();
    });
  }
  return controller.signal;
}

/** Runs one command of `chomrom` and answers its exit code: 0 done, 1 failed, 2 wrong use. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const asJson = args.includes('--json');
  const signal = stopOnSignals();
  let exitCode: number = exitCodes.done;
  const program = createProgram(async (command, given) => {
    exitCode = await run(command, given, signal).then(
      (result) => report(result, asJson),
      (error: unknown) => reportFailure(error, asJson),
    );
  });
  const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];
  // Its subcommands were made before, so each has to be told.
  for (const command of everyCommand(program)) command.exitOverride().showHelpAfterError('Try --help.');
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.done;
    if (asJson)
      await print(process.stdout, JSON.stringify({ error: { code: 'wrong_use', message: error.message } }));
    return exitCodes.wrongUse;
  }
}
