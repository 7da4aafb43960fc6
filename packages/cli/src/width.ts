/** Columns that a text takes in a terminal: East Asian wide characters take two, colours none. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences of colours begin with a control character.
const ESCAPES = /\u001b\[[0-9;]*m/g;
/** East Asian Width W and F as far as our texts use them (Unicode TR 11): CJK, its punctuation, full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
/** A closing mark never begins a line. */
const CLOSING = /^[,.;:!?)\]，。；：！？、）」』”’》%]/u;
/** A line does not begin with an operator either. */
const OPERATOR = /^\s*[+−=·≈<>≤≥|/]$/u;
/** Combining marks take no column of their own. */
const COMBINING = /[\u0300-\u036f]/;

export function widthOf(text: string): number {
  let width = 0;
  for (const c of text.replace(ESCAPES, '')) width += COMBINING.test(c) ? 0 : WIDE.test(c) ? 2 : 1;
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Words with the blank before them; in Chinese every character may begin a line, except closing marks. */
function pieces(text: string): string[] {
  const out: string[] = [];
  for (const piece of text.match(/\s*(?:[^\s\u2e80-\u9fff\uff00-\uff60]+|[\u2e80-\u9fff\uff00-\uff60])/gu) ?? []) {
    if (out.length > 0 && (CLOSING.test(piece) || OPERATOR.test(piece))) out[out.length - 1] += piece;
    else out.push(piece);
  }
  return out;
}

/** Lines of at most `width` columns. A word longer than that keeps its line to itself. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line !== '' && widthOf(line + piece) > width) {
      lines.push(line);
      line = piece.trimStart();
    } else line += line === '' ? piece.trimStart() : piece;
  }
  return line === '' ? lines : [...lines, line];
}
