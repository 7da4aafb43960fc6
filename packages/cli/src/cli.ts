/** The command `nabla` as a function of its arguments and its surroundings: what `main.ts` runs and tests call. */
import { CommanderError } from 'commander';
import { Failure, Interrupted, UsageError } from './failure.js';
import { translated } from './help.js';
import { inLanguage, isLang, type Lang, languageOf } from './language.js';
import { buildProgram } from './program.js';
import type { Surroundings } from './terminal.js';
import { COMMAND_TEXTS } from './texts.js';

export type { Surroundings } from './terminal.js';

/** The language that help and errors use, known before the arguments are parsed. */
function earlyLanguage(args: readonly string[], env: Surroundings['env']): Lang {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = at < 0 ? undefined : args[at]!.includes('=') ? args[at]!.slice(7) : args[at + 1];
  return isLang(given) ? given : languageOf(env);
}

/**
 * Runs the command. Exit codes: 0 it worked, 1 it failed, 2 it was called wrongly, 130 it was interrupted.
 *
 * @param args what stands after the command's name
 */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const lang = earlyLanguage(args, around.env);
  const program = buildProgram(lang, around);
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : [...args], { from: 'user' });
    return 0;
  } catch (error) {
    const { code, line } = outcome(error, lang);
    if (line !== '') around.stderr(`nabla: ${line}\n`);
    if (code === 1 && around.env['NABLA_DEBUG'] && error instanceof Error) around.stderr(`${error.stack}\n`);
    return code;
  }
}

function outcome(error: unknown, lang: Lang): { code: number; line: string } {
  const t = inLanguage(COMMAND_TEXTS, lang);
  if (error instanceof CommanderError) return usage(error, lang);
  if (error instanceof UsageError) return { code: 2, line: error.message };
  if (error instanceof Failure) return { code: 1, line: error.message };
  if (error instanceof Interrupted) return { code: 130, line: t.interrupted };
  return { code: 1, line: t.unexpected(error instanceof Error ? error.message : String(error)) };
}

/** Help and the version end in a CommanderError, too, with code 0. */
function usage(error: CommanderError, lang: Lang): { code: number; line: string } {
  if (error.exitCode === 0) return { code: 0, line: '' };
  const t = inLanguage(COMMAND_TEXTS, lang);
  const minus = /unknown option '-[^-]/.test(error.message) ? t.minus : '';
  return { code: 2, line: translated(error.message, lang).replace(/^error: /, '') + minus };
}
