import { cleanLine } from '~/platform/text/clean-text';
import { excerptOf } from '~/platform/text/excerpt';
import { htmlToText } from '~/platform/text/html-to-markdown';

const longestName = 60;
const longestBio = 500;

/** As a persona may be named; whoever has no name to be seen is told by number. */
export function personaName(displayName: string | undefined, id: number): { name: string; cut: boolean } {
  const name = cleanLine(displayName ?? '');
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) return { name: `user${id}`, cut: false };
  return name.length > longestName ? { name: excerptOf(name, longestName), cut: true } : { name, cut: false };
}

export function bioOf(aboutMe: string | undefined): string {
  return aboutMe ? excerptOf(cleanLine(htmlToText(aboutMe.slice(0, 20_000))), longestBio) : '';
}
