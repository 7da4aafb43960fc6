/**
 * From what a reader wrote to what the frame runs: after each statement of the top level that gives a variable a value, a
 * call that shows it; then types are taken away. Lines stay where they are. Loaded when something is run for the first
 * time.
 */
import { typescriptLanguage } from '@codemirror/lang-javascript';
import { transform } from 'sucrase';

interface Mark {
  readonly at: number;
  readonly names: readonly string[];
}

type Syntax = ReturnType<typeof typescriptLanguage.parser.parse>['topNode'];

/** Names that a declaration of the top level introduces, patterns included. */
function declared(node: Syntax, code: string): string[] {
  const found: string[] = [];
  node.cursor().iterate((at) => {
    if (at.name === 'VariableDefinition') found.push(code.slice(at.from, at.to));
    // Not what functions inside a value declare.
    return !/^(ArrowFunction|FunctionExpression|ClassExpression)$/.test(at.name);
  });
  return found;
}

/** The variable that a statement assigns to, if that is what it does. */
function assigned(node: Syntax, code: string): string[] {
  const target = node.firstChild?.name === 'AssignmentExpression' ? node.firstChild.firstChild : null;
  return target?.name === 'VariableName' ? [code.slice(target.from, target.to)] : [];
}

function marks(code: string): Mark[] {
  const found: Mark[] = [];
  for (let node = typescriptLanguage.parser.parse(code).topNode.firstChild; node !== null; node = node.nextSibling) {
    const names =
      node.name === 'VariableDeclaration'
        ? declared(node, code)
        : node.name === 'ExpressionStatement'
          ? assigned(node, code)
          : [];
    if (names.length > 0) found.push({ at: node.to, names });
  }
  return found;
}

function marked(code: string): string {
  let out = code;
  for (const { at, names } of marks(code).reverse()) {
    const calls = names.map((name) => `__see(${JSON.stringify(name)}, ${name});`).join('');
    out = `${out.slice(0, at)};${calls}${out.slice(at)}`;
  }
  return out;
}

/** JavaScript for the frame. Errors: SyntaxError, with a line in its message. */
export function prepare(code: string): string {
  const { code: plain } = transform(marked(code), { transforms: ['typescript', 'imports'], disableESTransforms: true });
  return plain.replace(/^"use strict";/, '');
}
