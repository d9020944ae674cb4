import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { ImportError } from '../../import-error';
import { createLegalText } from './legal-text';

/** The attributes of one `<row>`. */
export type DumpRow = Record<string, string>;

/** A row this long is no row of a dump: it would only fill the memory. */
const longestRow = 64 * 1024 * 1024;

export interface RowReading {
  file: string;
  /** Name of the outermost element, such as `users`. */
  root: string;
  onBytes?: (bytes: number) => void;
}

/**
 * Reads the rows of a dump's file, in the order of the file, as many at a time as a chunk of it holds, so that a file of any
 * size passes through little memory. @throws ImportError when the file is not what it should be, or ends in the middle
 */
export async function* readRows({ file, root, onBytes }: RowReading): AsyncGenerator<DumpRow[]> {
  const parser = new SaxesParser();
  const fail = (what: string): never => {
    throw new ImportError(
      `${file}, line ${parser.line}: ${what}. Is it a whole file of a Stack Exchange dump?`,
    );
  };
  let rows: DumpRow[] = [];
  let sinceRow = 0;
  let depth = 0;
  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')));
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    if (depth === 1 && name !== root) fail(`<${name}> stands where <${root}> should`);
    if (depth === 2 && name === 'row') {
      rows.push(attributes);
      sinceRow = 0;
    }
  });
  parser.on('closetag', () => {
    depth--;
  });

  const legal = createLegalText();
  const decoder = new TextDecoder();
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    sinceRow += chunk.length;
    parser.write(legal.next(decoder.decode(chunk, { stream: true })));
    if (sinceRow > longestRow) fail('a row has no end');
    onBytes?.(chunk.length);
    if (rows.length > 0) yield rows;
    rows = [];
  }
  parser.write(legal.last(decoder.decode()));
  if (depth > 0) fail('it ends in the middle');
  parser.close();
  if (rows.length > 0) yield rows;
}
