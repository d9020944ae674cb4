/** `member:<id>` `notice.created`: something is to be told; it stands in a line of its own or joined an unread one. */
export interface NoticeCreated {
  /** `urgent`: it cannot wait until somebody looks at the bell. */
  notice: { id: string; kind: string; url: string; count: number; at: string; urgent: boolean };
  unread: number;
}

/** `member:<id>` `notice.changed`: lines were read or are gone. */
export interface NoticeChanged {
  unread: number;
}

/** Types of updates of `member:<id>` that come from notices. */
export interface NoticeUpdates {
  'notice.created': NoticeCreated;
  'notice.changed': NoticeChanged;
}

/** What the frame of each page shows of notices. */
export interface NoticeState {
  unread: number;
  /** Another number whenever a line came or was read. */
  changes: number;
}

/** Pure: the state after an update; of an update of others the state as it was. */
export function applyNoticeUpdate(
  state: NoticeState,
  { type, data, seq }: { type: string; data: unknown; seq: number },
): NoticeState {
  if (type !== 'notice.created' && type !== 'notice.changed') return state;
  return { unread: (data as NoticeChanged).unread, changes: seq };
}
