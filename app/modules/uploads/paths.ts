/** Where a picture is served; `thumb` is at most 480 pixels a side. */
export function uploadPath(id: string, size: 'whole' | 'thumb' = 'whole'): string {
  return size === 'thumb' ? `/uploads/${id}?size=thumb` : `/uploads/${id}`;
}
