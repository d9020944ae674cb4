import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

const lookMs = 150;
const longestSide = 720;

/** What a video shows now, no larger than reading needs. */
function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return undefined;
  const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return pen?.getImageData(0, 0, canvas.width, canvas.height);
}

/** What reads a picture; fetched while there is a connection, so that the camera works where there is none. */
export const loadDecoder = () => import('qr/decode.js');

/**
 * Reads QR codes with the camera, as long as it is on. `found` is called with each code once until another one, or none, was seen for a
 * while, so that a ticket held for long is one scan.
 */
export function useCamera(video: RefObject<HTMLVideoElement>, found: (text: string) => void) {
  const [state, setState] = useState<'off' | 'on' | 'failed'>('off');
  const latest = useRef(found);
  latest.current = found;
  const stop = useCallback(() => setState('off'), []);
  const start = useCallback(() => setState('on'), []);
  useEffect(() => {
    if (state !== 'on') return;
    let stream: MediaStream | undefined;
    let ended = false;
    let timer: ReturnType<typeof setTimeout>;
    let last = { text: '', at: 0 };
    const run = async () => {
      const [{ decodeQR }, media] = await Promise.all([
        loadDecoder(),
        navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false }),
      ]);
      stream = media;
      if (ended || !video.current) return media.getTracks().forEach((track) => track.stop());
      video.current.srcObject = media;
      await video.current.play();
      const canvas = document.createElement('canvas');
      const look = () => {
        if (ended) return;
        try {
          const frame = video.current && frameOf(video.current, canvas);
          const text = frame ? decodeQR(frame) : '';
          const now = Date.now();
          if (text && (text !== last.text || now - last.at > 3_000)) latest.current(text);
          if (text) last = { text, at: now };
        } catch {
          // No code in sight.
        }
        timer = setTimeout(look, lookMs);
      };
      look();
    };
    run().catch(() => {
      if (!ended) setState('failed');
    });
    return () => {
      ended = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [state, video]);
  return { state, start, stop };
}
