import { createContext, useContext } from 'react';

const AuthorMarks = createContext<Readonly<Record<string, string>>>({});

/** Below it, these members' posts carry a word of what they are just here, such as a speaker of an event, by member. */
export const AuthorMarksProvider = AuthorMarks.Provider;

/** The word for an author's posts; undefined where there is none. */
export function useAuthorMark(memberId: string | undefined): string | undefined {
  const marks = useContext(AuthorMarks);
  return memberId === undefined ? undefined : marks[memberId];
}
