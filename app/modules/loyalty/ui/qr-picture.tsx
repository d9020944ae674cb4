/** Pure black on pure white, whatever the page's colours are. */
export const forScanners = { backgroundColor: '#fff', color: '#000' } as const;

/**
 * A QR code: black on white in every mode, because a scanner, unlike a reader, knows no dark one. `path` draws its dark squares in a
 * field of `size` units, the quiet zone included.
 */
export function QrPicture({ path, size, label }: { path: string; size: number; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto block aspect-square w-full max-w-80 rounded-md"
      style={forScanners}
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
