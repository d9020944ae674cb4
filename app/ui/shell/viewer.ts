/** A club in the rail. */
export interface ViewerClub {
  id: string;
  slug: string;
  name: string;
  pictureId: string | null;
  /** Its questions lie on the member's desk. */
  onDesk: boolean;
  /** They act for a supplier or dealer in it. */
  supplies: boolean;
  status: 'invited' | 'pending' | 'active' | 'suspended' | 'left';
}

/** Who looks at the page, as the shell shows them. */
export interface Viewer {
  id: string;
  name: string;
  pictureId: string | null;
  portalRoles: readonly ('agent' | 'admin')[];
  clubs: readonly ViewerClub[];
}
