/** What decides who may see a picture. */
export interface PictureStanding {
  uploaderId: string | null;
  /** Whether something shows it: a post, a profile, a club. */
  attached: boolean;
  /** Whether it is of a club, and whether the viewer may read that club. */
  club: 'none' | 'readable' | 'closed';
  /** Not for whoever may see the club: a document, or a record's photo. */
  confidential: boolean;
  /** A record's photo: besides its uploader for those alone to whom the record is shown, which its module says. */
  ofRecord: boolean;
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
  if (picture.confidential) return isAdmin && picture.attached && !picture.ofRecord;
  return picture.attached && picture.club !== 'closed';
}
