/** What all pages below /desk know: the clubs whose questions one sees there. */
export interface DeskFrame {
  clubs: { slug: string; name: string; moderates: boolean }[];
}
