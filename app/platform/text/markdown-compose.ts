// What the composer writes into the text field. The rules read it back; see `markdown-mentions` and
// `markdown-gather` for the forms.

const SPECIAL = /[\\`*_[\]<>#~|&!]/g;

/** A name, or other words of one line, so that Markdown shows them as they are. */
export function escapeMarkdown(line: string): string {
  return line.replace(SPECIAL, '\\$&');
}

/** The written form of a mention. */
export function mentionAsMarkdown(member: { id: string; name: string }): string {
  return `@[${member.name.replace(/[\\\]]/g, '\\$&')}](member:${member.id})`;
}

/** Words of another post, under who wrote them and a link to it; ends with an empty line to write on. */
export function quoteAsMarkdown(post: {
  author: string;
  number: number;
  path: string;
  source: string;
}): string {
  const head = `**${escapeMarkdown(post.author)}** [#${post.number}](${post.path})`;
  const lines = [head, '', ...post.source.trim().split('\n')];
  return `${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`;
}
