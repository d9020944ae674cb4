/** Tells everyone who may read the club of what is rare: people, its face, its roles. */
export function clubStream(clubId: string): string {
  return `club:${clubId}`;
}

/** Tells one member of what concerns them alone. */
export function memberStream(memberId: string): string {
  return `member:${memberId}`;
}
