import { useCallback, useEffect, useState } from 'react';
import { callApi } from '~/platform/api/call-api';
import { laterList } from '../door-queue';
import type { DoorEntry, DoorList, DoorPerson } from '../views';
import { offlineStore } from './keep-offline';

const address = (eventId: string) => `/door-list/${eventId}`;

/** Beside the worker's pages, so that it is gone with them once somebody else reads here. */
async function openStore(): Promise<Cache | null> {
  return 'caches' in window ? caches.open(offlineStore).catch(() => null) : null;
}

async function readKeptList(eventId: string): Promise<DoorList | null> {
  const answer = await (await openStore())?.match(address(eventId));
  return answer ? ((await answer.json().catch(() => null)) as DoorList | null) : null;
}

async function keepList(eventId: string, list: DoorList): Promise<void> {
  await (await openStore())?.put(address(eventId), Response.json(list));
}

interface DoorPage {
  items: DoorPerson[];
  next: string | null;
  at: string;
}

/** @throws where the portal cannot be reached, or refuses */
async function readWholeList(eventId: string): Promise<DoorList> {
  const people: DoorEntry[] = [];
  let cursor = '';
  let first: string | undefined;
  do {
    const page: DoorPage = await callApi(
      'GET',
      `/events/${eventId}/registrations?answers=false${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    people.push(...page.items);
    first ??= page.at;
    cursor = page.next ?? '';
  } while (cursor);
  return { people, at: first };
}

/**
 * Who comes, as a door knows it. The newest list stays on the device: a page that was kept an hour ago, and opens without a connection,
 * goes on from what the door knew last.
 */
export function useDoorList(eventId: string, loaded: DoorList) {
  const [list, setList] = useState(loaded);
  const [isRead, setRead] = useState(false);
  useEffect(() => setList((before) => laterList(before, loaded)), [loaded]);
  useEffect(() => {
    let left = false;
    readKeptList(eventId)
      .catch(() => null)
      .then((kept) => {
        if (left) return;
        setList((before) => laterList(before, kept));
        setRead(true);
      })
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [eventId]);
  useEffect(() => {
    if (isRead) void keepList(eventId, list).catch(() => undefined);
  }, [eventId, isRead, list]);
  const refresh = useCallback(async () => setList(await readWholeList(eventId)), [eventId]);
  const change = useCallback(
    (next: (one: DoorEntry) => DoorEntry) =>
      setList((before) => ({ ...before, people: before.people.map(next) })),
    [],
  );
  return { people: list.people, refresh, change };
}
