/** Tells of one event: what it is, its seats, its questions and how the room feels. */
export function eventStream(eventId: string): string {
  return `event:${eventId}`;
}
