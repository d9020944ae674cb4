import { isId } from '../ids';

export interface StreamName {
  prefix: string;
  id: string;
  suffix: string | undefined;
}

/** Takes `thread:<id>:experts` apart; undefined when it cannot be a stream that members watch. */
export function parseStreamName(stream: string): StreamName | undefined {
  const [prefix, id, suffix, ...rest] = stream.split(':');
  if (!prefix || !id || rest.length > 0 || suffix === '' || !isId(id) || id !== id.toLowerCase())
    return undefined;
  return { prefix, id, suffix };
}
