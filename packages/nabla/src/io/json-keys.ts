/** Keys that stand twice in one object of a JSON text, which `JSON.parse` lets pass. */

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}]/gs;

/** A key that its object names twice, or null. The text must be valid JSON. */
export function duplicateKey(json: string): string | null {
  const open: Set<string>[] = [];
  for (const match of json.matchAll(TOKEN)) {
    const [token] = match;
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (isKey(json, match.index + token.length)) {
      const key = JSON.parse(token) as string;
      if (open.at(-1)!.has(key)) return key;
      open.at(-1)!.add(key);
    }
  }
  return null;
}

/** A colon follows a key and no other text. */
function isKey(json: string, end: number): boolean {
  let at = end;
  while (/\s/.test(json[at] ?? '')) at++;
  return json[at] === ':';
}
