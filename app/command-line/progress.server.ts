import type { Progress } from '~/platform/progress';

const width = 28;
const everyMs = { terminal: 100, elsewhere: 5_000 };

function describe(label: string, done: number, total: number | undefined): string {
  if (!total) return `${label}: ${done.toLocaleString('en')}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * width);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
  const counts = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  return `${label} ${bar} ${Math.floor(share * 100)}% (${counts})`;
}

/** Speaks on a stream: bars on a terminal, a line every few seconds elsewhere. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  const isTerminal = stream.isTTY === true;
  return {
    say: (sentence) => void stream.write(`${sentence}\n`),
    bar(label, total) {
      let [shownAt, done, open] = [0, 0, false];
      const show = () => {
        shownAt = Date.now();
        open = isTerminal;
        stream.write(
          isTerminal ? `\r\x1b[K${describe(label, done, total)}` : `${describe(label, done, total)}\n`,
        );
      };
      return {
        reach(next) {
          done = next;
          if (Date.now() - shownAt >= (isTerminal ? everyMs.terminal : everyMs.elsewhere)) show();
        },
        end() {
          show();
          if (open) stream.write('\n');
        },
      };
    },
  };
}
