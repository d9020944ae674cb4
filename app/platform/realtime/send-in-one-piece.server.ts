import type { LiveServer } from './live-server.server';

interface PacketOptions {
  wsPreEncodedFrame?: Buffer[];
}

interface EncodingAdapter {
  _encode?(packet: unknown, options: PacketOptions): unknown;
}

/**
 * A frame for a whole room is made once, but as header and payload, which every socket then writes by a gathering system
 * call. In one piece it is a plain write: a third less work for a big room. Where the adapter encodes in another way,
 * nothing changes.
 */
export function sendInOnePiece(io: LiveServer): void {
  const adapter = io.of('/').adapter as unknown as EncodingAdapter;
  const encode = adapter._encode?.bind(adapter);
  if (!encode) return;
  adapter._encode = (packet, options) => {
    const encoded = encode(packet, options);
    if (options.wsPreEncodedFrame) options.wsPreEncodedFrame = [Buffer.concat(options.wsPreEncodedFrame)];
    return encoded;
  };
}
