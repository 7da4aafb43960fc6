/** TypeScript's language service over a user's file that exists only here and imports 'nabla' from its source. */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '');
const src = `${root}/packages/nabla/src`;
const USER = `${root}/user.ts`;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  paths: { nabla: [`${src}/index.ts`] },
};

/** Versions let the service keep what did not change. */
const open = { text: '', version: 0 };

const host: ts.LanguageServiceHost = {
  getScriptFileNames: () => [USER, `${src}/globals.d.ts`],
  getScriptVersion: (file) => (file === USER ? String(open.version) : '0'),
  getScriptSnapshot: (file) => {
    const text = file === USER ? open.text : ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => root,
  getCompilationSettings: () => OPTIONS,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (file) => file === USER || ts.sys.fileExists(file),
  readFile: (file) => (file === USER ? open.text : ts.sys.readFile(file)),
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
};

const service = ts.createLanguageService(host);

/** Replaces the user's file; 'nabla' is imported as `torch`, `x` is a tensor. */
export function write(text: string): void {
  open.text = `import * as torch from 'nabla';\nconst F = torch.nn.functional;\ndeclare const x: torch.Tensor;\n${text}\n`;
  open.version++;
}

/** What an editor shows over the last character of `mark`: the signature, then the documentation. */
export function hover(mark: string): { readonly signature: string; readonly doc: string } {
  const info = service.getQuickInfoAtPosition(USER, open.text.lastIndexOf(mark) + mark.length - 1);
  if (info === undefined) throw new Error(`nothing hovers over ${mark}`);
  return {
    signature: ts.displayPartsToString(info.displayParts),
    doc: ts.displayPartsToString(info.documentation),
  };
}

/** What an editor shows after the parenthesis at the end of `mark`. */
export function help(mark: string): { readonly parameters: readonly string[]; readonly doc: string } {
  const items = service.getSignatureHelpItems(USER, open.text.lastIndexOf(mark) + mark.length, undefined);
  if (items === undefined) throw new Error(`no help after ${mark}`);
  const item = items.items[items.selectedItemIndex]!;
  return {
    parameters: item.parameters.map((q) => ts.displayPartsToString(q.displayParts)),
    doc: ts.displayPartsToString(item.documentation),
  };
}

/** What is offered where `mark` ends. */
export function completions(mark: string): readonly string[] {
  const at = open.text.lastIndexOf(mark) + mark.length;
  return service.getCompletionsAtPosition(USER, at, undefined)?.entries.map(({ name }) => name) ?? [];
}

/** Errors in the user's file: where, and what. */
export function errors(): readonly string[] {
  return service
    .getSemanticDiagnostics(USER)
    .map(
      (d) =>
        `${open.text.slice(d.start, d.start! + d.length!)}: ${ts.flattenDiagnosticMessageText(d.messageText, '\n')}`,
    );
}

/** Type instantiations of a check of the user's file alone: every `write` begins a new program. */
export function instantiations(): number {
  errors();
  return service.getProgram()!.getInstantiationCount();
}

/** Errors of a file of the repository. */
export function errorsOf(url: URL): readonly string[] {
  const path = fileURLToPath(url);
  const program = ts.createProgram([path, `${src}/globals.d.ts`], OPTIONS);
  return program
    .getSemanticDiagnostics(program.getSourceFile(path))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
