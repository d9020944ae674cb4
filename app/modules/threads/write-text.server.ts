/** Renders what a member writes in a club, as posts are rendered. */
export { writeText, type WrittenText } from './internal/write-post.server';
