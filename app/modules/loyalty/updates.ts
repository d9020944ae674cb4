/** `points.changed` on a member's own stream: what they have by now. */
export interface PointsChanged {
  available: number;
  pending: number;
  held: number;
  /** What has just been earned or spent; positive or negative. */
  change: number;
}
