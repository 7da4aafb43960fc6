/**
 * What can be called: commands, arguments and options, as commander's tree. What a command does is loaded when it runs, so
 * that help and errors never wait for the engine.
 */
import { Command } from 'commander';
import { declareFormulaCommands } from './commands/declare-formulas.js';
import { declareMachineCommands } from './commands/declare-machine.js';
import { UsageError } from './failure.js';
import { localise } from './help.js';
import { inLanguage, isLang, type Lang } from './language.js';
import type { LessonFlags } from './options.js';
import type { Surroundings } from './terminal.js';
import { COMMAND_TEXTS } from './texts.js';
import { version } from './version.js';

/** The whole command in one language. */
export function buildProgram(lang: Lang, around: Surroundings): Command {
  const t = inLanguage(COMMAND_TEXTS, lang);
  const program = localise(new Command('nabla'), lang, around)
    .description(t.description)
    .version(version(), '-v, --version', t.version)
    .helpOption('-h, --help', t.help)
    .helpCommand(false)
    .addHelpText('after', t.examples)
    .hook('preAction', (_, command) => {
      const { lang: asked } = command.opts<{ lang?: string }>();
      if (asked !== undefined && !isLang(asked)) throw new UsageError(t.badLang(asked));
    });
  declareLesson(program, lang, around);
  declareFormulaCommands(program, lang, around);
  declareMachineCommands(program, lang, around);
  return program;
}

function declareLesson(program: Command, lang: Lang, around: Surroundings): void {
  const t = inLanguage(COMMAND_TEXTS, lang);
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
    .addHelpText('after', t.lessonExamples)
    .action(async (flags: LessonFlags) => {
      const { runLesson } = await import('./commands/lesson.js');
      await runLesson(flags, lang, around);
    });
}
