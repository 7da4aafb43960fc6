/**
 * A JavaScript or TypeScript function as a formula: `(x, y) => x ** 2 + Math.sin(y)`. Its source is read like any other
 * formula and never run; all that is not one expression of numbers is an error at its place.
 */

const ARROW = /^\s*(?:export\s+)?(?:(?:const|let)\s+\w+\s*=\s*)?(?:\(([^()]*)\)\s*(?::\s*number\s*)?|(\w+)\s*)=>\s*/;
const FUNCTION = /^\s*(?:export\s+)?function\s*\w*\s*\(([^()]*)\)\s*(?::\s*number\s*)?/;
const BODY = /^\{\s*return\s/;
const END = /\s*;?\s*\}?\s*;?\s*$/;
const PARAMETER = /^\s*[A-Za-z](?:_?\d+)?\s*(?::\s*number\s*)?$/;

const blanks = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Names of `Math` in our writing, as long as they were, so that positions stay. */
function withoutMath(body: string): string {
  return body
    .replace(/\bMath\.PI\b/g, '   pi  ')
    .replace(/\bMath\.E\b/g, '     e ')
    .replace(/\bMath\.(?=[a-z])/g, (found) => blanks(found));
}

/**
 * The expression that a function returns, blanks before it so that positions stay; null where the text is no function
 * whose parameters are single letters (or letters with a number).
 */
export function functionBody(source: string): string | null {
  const head = ARROW.exec(source) ?? FUNCTION.exec(source);
  if (head === null) return null;
  const parameters = (head[1] ?? head[2] ?? '').split(',').filter((p) => p.trim() !== '');
  if (!parameters.every((p) => PARAMETER.test(p))) return null;
  const rest = source.slice(head[0].length);
  const opening = BODY.exec(rest)?.[0] ?? '';
  const body = rest.slice(opening.length);
  const closed = opening === '' ? body.replace(/;\s*$/, blanks) : body.replace(END, blanks);
  return blanks(head[0] + opening) + withoutMath(closed);
}
