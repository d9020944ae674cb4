import { encodeQR } from 'qr';

const quietZone = 4;

/** The dark squares of a QR code as one path, row by row. A quarter of it may be hidden by a scratch or a glare. */
export function drawQr(text: string): { path: string; size: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'quartile', border: quietZone });
  let path = '';
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      let end = x;
      while (row[end + 1]) end++;
      path += `M${x} ${y}h${end - x + 1}v1h-${end - x + 1}z`;
      x = end;
    }
  return { path, size: rows.length };
}
