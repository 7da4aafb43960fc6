/** The command `nabla` as a function of its arguments and its surroundings: what `main.ts` runs and tests call. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addFormulaCommands } from './commands/register.js';
import { UsageError } from './failure.js';
import { inLanguage, isLang, type Lang, languageOf } from './language.js';
import { chooseSections } from './lesson/index.js';
import type { LessonOptions, Section } from './lesson/section.js';
import { jsonNumber } from './numbers.js';
import { type LessonFlags, readFlags } from './options.js';
import { Page } from './page.js';
import { type Surroundings, terminalOf } from './terminal.js';
import { COMMAND_TEXTS } from './texts.js';

export type { Surroundings } from './terminal.js';

type Words = ReturnType<typeof wordsIn>;
const wordsIn = (lang: Lang) => inLanguage(COMMAND_TEXTS, lang);

function version(): string {
  return (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
}

/** The language that help and errors use, known before the arguments are parsed. */
function earlyLanguage(args: readonly string[], env: Surroundings['env']): Lang {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = at < 0 ? undefined : args[at]!.includes('=') ? args[at]!.slice(7) : args[at + 1];
  return isLang(given) ? given : languageOf(env);
}

function build(t: Words, around: Surroundings, action: (flags: LessonFlags) => Promise<void>): Command {
  const program = new Command('nabla')
    .description(t.description)
    .version(version(), '-v, --version', t.version)
    .helpOption('-h, --help', t.help)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: around.stdout, writeErr: around.stderr })
    .addHelpText('after', t.examples);
  program
    .command('lesson')
    .description(t.lesson)
    .helpOption('-h, --help', t.help)
    .option('--only <sections>', t.only)
    .option('--f <formula>', t.f, 'x² + 3y²')
    .option('--at <point>', t.at, '2,1')
    .option('--lr <number>', t.lr, '0.1')
    .option('--seed <number>', t.seed, '0')
    .option('--steps <number>', t.steps, '240')
    .option('--lang <language>', t.lang)
    .option('--json', t.json)
    .addHelpText('after', t.examples)
    .action(action);
  return program;
}

async function showAll(
  sections: readonly Section[],
  options: LessonOptions,
  lang: Lang,
  around: Surroundings,
): Promise<void> {
  const page = new Page(terminalOf(around));
  for (const section of sections) {
    const computed = await section.run(options, (done, total, label) => page.progress(done, total, label));
    computed.show(page, lang);
  }
  page.line();
}

async function printJson(sections: readonly Section[], options: LessonOptions, around: Surroundings): Promise<void> {
  const data: Record<string, object> = {};
  for (const section of sections) data[section.letter] = (await section.run(options, () => {})).data;
  const { formula, at, lr, seed, steps } = options;
  around.stdout(
    `${JSON.stringify({ nabla: version(), options: { f: formula, at, lr, seed, steps }, ...data }, jsonNumber)}\n`,
  );
}

/**
 * Runs the command. Exit codes: 0 it worked, 1 it failed unexpectedly, 2 it was called wrongly.
 *
 * @param args what stands after the command's name
 */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const lang = earlyLanguage(args, around.env);
  const t = wordsIn(lang);
  const program = build(t, around, async (flags) => {
    const sections = chooseSections(flags.only, t.unknownSection);
    const options = readFlags(flags, t);
    await (flags.json ? printJson(sections, options, around) : showAll(sections, options, lang, around));
  });
  addFormulaCommands(program, lang, around);
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : [...args], { from: 'user' });
    return 0;
  } catch (error) {
    return exitCodeOf(error, around, t);
  }
}

function exitCodeOf(error: unknown, around: Surroundings, t: Words): number {
  // Commander has already printed its line.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    around.stderr(`nabla: ${error.message}\n`);
    return 2;
  }
  around.stderr(`nabla: ${t.unexpected(error instanceof Error ? error.message : String(error))}\n`);
  if (around.env['NABLA_DEBUG'] && error instanceof Error) around.stderr(`${error.stack}\n`);
  return 1;
}
