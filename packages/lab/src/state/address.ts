/** The grammar of the page's address: `#room?key=value&key=value`. Reading never throws. */

export interface Address {
  readonly room: string;
  readonly values: ReadonlyMap<string, string>;
  /** Keys that could not be read at all, as they stand there, shortened. */
  readonly broken: readonly string[];
}

const LONGEST = 8000;
const KEY = /^[a-z][a-z0-9]{0,15}$/;

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Shortened for a note: what stands in an address is shown as text and is not to fill the page. */
const brief = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

export function readAddress(hash: string): Address {
  const text = hash.replace(/^#/, '').slice(0, LONGEST);
  const mark = text.indexOf('?');
  const room = mark < 0 ? text : text.slice(0, mark);
  const values = new Map<string, string>();
  const broken: string[] = [];
  for (const part of mark < 0 ? [] : text.slice(mark + 1).split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const key = equals < 0 ? part : part.slice(0, equals);
    const value = equals < 0 ? null : decoded(part.slice(equals + 1));
    if (!KEY.test(key) || value === null || values.has(key)) broken.push(brief(key));
    else values.set(key, value);
  }
  return { room: room.replace(/^\//, ''), values, broken: [...new Set(broken)].slice(0, 8) };
}

/** Characters that may stand as they are after '#', so that an address stays readable. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|2F|3A|40|24|3B)/gi, (mark) => decodeURIComponent(mark));
}

export function writeAddress(room: string, values: Iterable<readonly [key: string, value: string]>): string {
  const parts = [...values].map(([key, value]) => `${key}=${encoded(value)}`);
  return `#${room}${parts.length > 0 ? '?' : ''}${parts.join('&')}`;
}
