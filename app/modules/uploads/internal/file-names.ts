/** Names of an upload's files in the store. */
export function fileNames(id: string): { whole: string; thumb: string } {
  return { whole: `${id}.webp`, thumb: `${id}-thumb.webp` };
}

/** The upload that a file belongs to; undefined for a file of something else. */
export function uploadIdOf(name: string): string | undefined {
  return /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-thumb)?\.webp$/.exec(name)?.[1];
}
