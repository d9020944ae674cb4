import { createContext, type ReactElement, useContext } from 'react';

/** The element as HTML; drawn anew only for a key that was not asked for lately. */
export type DrawKept = (key: string, element: ReactElement) => string;

const KeptDrawingContext = createContext<DrawKept | undefined>(undefined);

/** Stands around the page on the server alone; a browser draws everything itself. */
export const KeptDrawingProvider = KeptDrawingContext.Provider;

export interface KeptDrawingProps {
  /** All that the drawing depends on besides language and time zone; undefined where it is to be drawn anew. */
  keyOf: () => string | undefined;
  /**
   * Draws the same for the same key. It knows the words and the time of the page, no route and no form, and no `useId`: an id
   * counted here would not be the one that the browser counts.
   */
  children: ReactElement;
}

/**
 * A part that is on many pages in the same form, as a post is: the server draws it once and puts its HTML into each of them.
 * React takes that over in the browser as if it had been drawn in its place.
 */
export function KeptDrawing({ keyOf, children }: KeptDrawingProps) {
  const draw = useContext(KeptDrawingContext);
  const key = draw && keyOf();
  if (!draw || key === undefined) return <div>{children}</div>;
  // What React drew from an element of ours.
  return <div dangerouslySetInnerHTML={{ __html: draw(key, children) }} />;
}
