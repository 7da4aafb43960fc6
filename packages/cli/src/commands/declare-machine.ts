/** The commands on data and on the machine: `train`, `predict`, `doctor`, `completion`. */
import type { Command } from 'commander';
import { inLanguage, type Lang } from '../language.js';
import type { Surroundings } from '../terminal.js';
import { COMMAND_TEXTS } from '../texts.js';
import type { PredictFlags } from './predict.js';
import { MACHINE_HELP } from './texts/machine.js';
import { TRAIN_HELP } from './texts/train.js';
import type { TrainFlags } from './training.js';

function declareTrain(program: Command, lang: Lang, around: Surroundings): void {
  const t = inLanguage(TRAIN_HELP, lang);
  const shared = inLanguage(COMMAND_TEXTS, lang);
  program
    .command('train')
    .description(t.train)
    .argument('<data.csv>', t.data)
    .helpOption('-h, --help', shared.help)
    .requiredOption('--target <column>', t.target)
    .option('--model <model>', t.model, 'linear')
    .option('--loss <name>', t.loss)
    .option('--optimizer <name>', t.optimizer, 'adam')
    .option('--lr <number>', t.lr)
    .option('--epochs <number>', t.epochs, '100')
    .option('--batch <number>', t.batch, '32')
    .option('--seed <number>', t.seed, '0')
    .option('--test <share>', t.test, '0.2')
    .option('--missing <how>', t.missing, 'error')
    .option('--exclude <columns>', t.exclude)
    .option('--categorical <columns>', t.categorical)
    .option('--delimiter <character>', t.delimiter)
    .option('--encoding <name>', t.encoding)
    .option('--out <file>', t.out)
    .option('--json', shared.jsonOne)
    .option('--lang <language>', shared.lang)
    .addHelpText('after', t.trainExamples)
    .action(async (path: string, flags: TrainFlags) => {
      await (await import('./train.js')).runTrain(path, flags, lang, around);
    });
}

function declarePredict(program: Command, lang: Lang, around: Surroundings): void {
  const t = inLanguage(TRAIN_HELP, lang);
  const shared = inLanguage(COMMAND_TEXTS, lang);
  program
    .command('predict')
    .description(t.predict)
    .argument('<model.safetensors>', t.file)
    .argument('<data.csv>', t.data)
    .helpOption('-h, --help', shared.help)
    .option('--out <file>', t.predictOut)
    .option('--missing <how>', t.missingPredict)
    .option('--delimiter <character>', t.delimiter)
    .option('--encoding <name>', t.encoding)
    .option('--json', shared.jsonOne)
    .option('--lang <language>', shared.lang)
    .addHelpText('after', t.predictExamples)
    .action(async (model: string, data: string, flags: PredictFlags) => {
      (await import('./predict.js')).runPredict(model, data, flags, lang, around);
    });
}

function declareDoctor(program: Command, lang: Lang, around: Surroundings): void {
  const t = inLanguage(MACHINE_HELP, lang);
  const shared = inLanguage(COMMAND_TEXTS, lang);
  program
    .command('doctor')
    .description(t.doctor)
    .helpOption('-h, --help', shared.help)
    .option('--json', shared.jsonOne)
    .option('--lang <language>', shared.lang)
    .addHelpText('after', t.doctorExamples)
    .action(async (flags: { json?: boolean }) => {
      await (await import('./doctor.js')).runDoctor(flags, lang, around);
    });
}

function declareCompletion(program: Command, lang: Lang, around: Surroundings): void {
  const t = inLanguage(MACHINE_HELP, lang);
  const shared = inLanguage(COMMAND_TEXTS, lang);
  program
    .command('completion')
    .description(t.completion)
    .argument('<shell>', t.shell)
    .helpOption('-h, --help', shared.help)
    .option('--json', shared.jsonOne)
    .option('--lang <language>', shared.lang)
    .addHelpText('after', t.completionExamples)
    .action(async (shell: string, flags: { json?: boolean }) => {
      (await import('./completion.js')).runCompletion(shell, program, flags, lang, around);
    });
}

/** Adds the commands; `lang` is the language of help and of output. */
export function declareMachineCommands(program: Command, lang: Lang, around: Surroundings): void {
  declareTrain(program, lang, around);
  declarePredict(program, lang, around);
  declareDoctor(program, lang, around);
  declareCompletion(program, lang, around);
}
