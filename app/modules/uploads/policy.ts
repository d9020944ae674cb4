/** What decides who may see a picture. */
export interface PictureStanding {
  uploaderId: string | null;
  /** Whether something shows it: a post, a profile, a club. */
  attached: boolean;
  /** Whether it is of a club, and whether the viewer may read that club. */
  club: 'none' | 'readable' | 'closed';
  /** A document: for its uploader and admins alone. */
  confidential: boolean;
}

/**
 * A picture of a club is for whoever may read the club; one of a profile or of a club's face is for everybody; one that nothing
 * shows yet is for who uploaded it alone.
 */
export function maySeePicture(
  picture: PictureStanding,
  memberId: string | undefined,
  isAdmin: boolean,
): boolean {
  if (memberId !== undefined && picture.uploaderId === memberId) return true;
  if (picture.confidential) return isAdmin;
  return picture.attached && picture.club !== 'closed';
}
