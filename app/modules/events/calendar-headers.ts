/** Of a calendar file: whoever keeps it asks again; nothing between keeps it. */
export const calendarHeaders = {
  'Content-Type': 'text/calendar; charset=utf-8',
  'Content-Disposition': 'inline; filename="events.ics"',
  'Cache-Control': 'private, no-cache',
};
