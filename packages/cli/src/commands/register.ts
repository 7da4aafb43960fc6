/** Puts the commands on formulas into the program. */
import { type Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { inLanguage, isLang, type Lang } from '../language.js';
import type { Surroundings } from '../terminal.js';
import { COMMAND_TEXTS } from '../texts.js';
import { type DiffFlags, runDiff } from './diff.js';
import { wordsIn } from './formula.js';
import { type GradFlags, runGrad } from './grad.js';

interface WithLang {
  readonly lang?: string;
}

/** Adds `grad` and `diff`; `lang` is the language of help and of output. */
export function addFormulaCommands(program: Command, lang: Lang, around: Surroundings): void {
  const t = wordsIn(lang);
  const shared = inLanguage(COMMAND_TEXTS, lang);
  const checked = (flags: WithLang): void => {
    if (flags.lang !== undefined && !isLang(flags.lang)) throw new UsageError(shared.badLang(flags.lang));
  };
  const command = (name: string, description: string, wrt: string): Command =>
    program
      .command(name)
      .description(description)
      .argument('<formula>', t.formula)
      .helpOption('-h, --help', shared.help)
      .option('--at <point>', t.at)
      .option('--wrt <variables>', wrt)
      .option('--steps', t.steps)
      .option('--tex', t.tex)
      .option('--json', t.json)
      .option('--lang <language>', shared.lang);
  command('grad', t.grad, t.wrt)
    .option('--direction <vector>', t.direction)
    .addHelpText('after', t.gradExamples)
    .action((formula: string, flags: GradFlags & WithLang) => {
      checked(flags);
      runGrad(formula, flags, lang, around);
    });
  command('diff', t.diff, t.wrtOne)
    .addOption(new Option('--order <n>', t.order).default('1'))
    .addHelpText('after', t.diffExamples)
    .action((formula: string, flags: DiffFlags & WithLang) => {
      checked(flags);
      runDiff(formula, flags, lang, around);
    });
}
