/** A drawing of our own (SVG text) as a PNG, as if somebody had made a picture of it. Never for what members send. */
export async function drawPng(svg: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
}
