import { open, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ImportError } from '../../import-error';

export interface CsvRecord {
  /** Of the file, from 1; where a record goes over several, its last. */
  line: number;
  fields: string[];
}

const separators = [',', ';', '\t', '|'];
/** A quote that is never closed would take the rest of the file for one field. */
const longestRecord = 64 * 1024;
const headBytes = 8 * 1024;

async function readHead(file: string): Promise<Buffer> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(
      error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${error.code}).`,
    );
  });
  if (!found.isFile()) throw new ImportError(`${file} is not a file.`);
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Spreadsheets save as UTF-8, and as UTF-16 under the name of Unicode text; the first bytes tell them apart. */
function encodingOf(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function separatorOf(head: string): string {
  const [first = ''] = head.split(/\r\n?|\n/);
  const counts = separators.map((separator) => ({ separator, count: first.split(separator).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}

async function* decode(
  file: string,
  encoding: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      onBytes(chunk.length);
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ImportError(
      `${file} is not in UTF-8: save it as "CSV UTF-8" in your spreadsheet and try again.`,
    );
  }
}

/**
 * Reads a table of values separated by commas, semicolons, tabs or bars (the first line tells), one record after the other, so that
 * a file of any size passes through little memory. Empty lines are left out. @throws ImportError
 */
export async function* readCsv(file: string, onBytes: (bytes: number) => void): AsyncGenerator<CsvRecord> {
  const head = await readHead(file);
  const encoding = encodingOf(head);
  const delimiter = separatorOf(new TextDecoder(encoding).decode(head));
  const parser = parse({
    ...{ delimiter, info: true, trim: true, relax_column_count: true, relax_quotes: true },
    ...{ skip_empty_lines: true, skip_records_with_empty_values: true, max_record_size: longestRecord },
  });
  const source = Readable.from(decode(file, encoding, onBytes));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>)
      yield { line: info.lines, fields: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as unknown as { lines?: number }).lines;
    throw new ImportError(`${file}, line ${line ?? '?'}: a quote is opened and not closed.`);
  } finally {
    source.destroy();
  }
}
