/** The commands on formulas: `grad`, `diff`, `descend`. */
import type { Command } from 'commander';
import { inLanguage, type Lang } from '../language.js';
import type { Surroundings } from '../terminal.js';
import { COMMAND_TEXTS } from '../texts.js';
import type { DescendFlags } from './descend.js';
import type { DiffFlags } from './diff.js';
import type { GradFlags } from './grad.js';
import { DESCEND_HELP } from './texts/descend.js';
import { FORMULA_TEXTS } from './texts/formula.js';

/** A command with a formula as its argument, in the program. */
function onFormula(program: Command, name: string, description: string, lang: Lang): Command {
  const t = inLanguage(FORMULA_TEXTS, lang);
  const shared = inLanguage(COMMAND_TEXTS, lang);
  return program
    .command(name)
    .description(description)
    .argument('<formula>', t.formula)
    .helpOption('-h, --help', shared.help);
}

/** The options that every command has, at the end of its help. */
function withShared(command: Command, lang: Lang): Command {
  const shared = inLanguage(COMMAND_TEXTS, lang);
  return command.option('--json', inLanguage(FORMULA_TEXTS, lang).json).option('--lang <language>', shared.lang);
}

function declareDerivatives(program: Command, lang: Lang, around: Surroundings): void {
  const t = inLanguage(FORMULA_TEXTS, lang);
  const grad = onFormula(program, 'grad', t.grad, lang)
    .option('--at <point>', t.at)
    .option('--direction <vector>', t.direction)
    .option('--wrt <variables>', t.wrt)
    .option('--steps', t.steps)
    .option('--tex', t.tex);
  withShared(grad, lang)
    .addHelpText('after', t.gradExamples)
    .action(async (formula: string, flags: GradFlags) => {
      (await import('./grad.js')).runGrad(formula, flags, lang, around);
    });
  const diff = onFormula(program, 'diff', t.diff, lang)
    .option('--at <point>', t.at)
    .option('--wrt <variable>', t.wrtOne)
    .option('--order <n>', t.order, '1')
    .option('--steps', t.steps)
    .option('--tex', t.tex);
  withShared(diff, lang)
    .addHelpText('after', t.diffExamples)
    .action(async (formula: string, flags: DiffFlags) => {
      (await import('./diff.js')).runDiff(formula, flags, lang, around);
    });
}

/** Adds the commands; `lang` is the language of help and of output. */
export function declareFormulaCommands(program: Command, lang: Lang, around: Surroundings): void {
  const t = inLanguage(DESCEND_HELP, lang);
  declareDerivatives(program, lang, around);
  const descend = onFormula(program, 'descend', t.descend, lang)
    .requiredOption('--from <point>', t.from)
    .option('--method <name>', t.method, 'gd')
    .option('--lr <number>', t.lr)
    .option('--momentum <number>', t.momentum)
    .option('--steps <number>', t.steps, '1000')
    .option('--tol <number>', t.tol, '1e-6')
    .option('--steps-shown <number>', t.stepsShown, '12')
    .option('--tex', t.tex)
    .option('--plot', t.plot)
    .option('--graphics <kind>', t.graphics, 'auto')
    .option('--svg <file>', t.svg)
    .option('--png <file>', t.png);
  withShared(descend, lang)
    .addHelpText('after', t.examples)
    .action(async (formula: string, flags: DescendFlags) => {
      await (await import('./descend.js')).runDescend(formula, flags, lang, around);
    });
}
