/** `nabla lesson`: the sections, one after the other, or their numbers as JSON. */
import { inLanguage, type Lang } from '../language.js';
import { chooseSections } from '../lesson/index.js';
import type { LessonOptions, Section } from '../lesson/section.js';
import { jsonNumber } from '../numbers.js';
import { type LessonFlags, readFlags } from '../options.js';
import { Page } from '../page.js';
import { type Surroundings, terminalOf } from '../terminal.js';
import { COMMAND_TEXTS } from '../texts.js';
import { version } from '../version.js';

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

/** Runs the command. Errors: UsageError. */
export async function runLesson(flags: LessonFlags, lang: Lang, around: Surroundings): Promise<void> {
  const t = inLanguage(COMMAND_TEXTS, lang);
  const sections = chooseSections(flags.only, t.unknownSection);
  const options = readFlags(flags, lang);
  await (flags.json ? printJson(sections, options, around) : showAll(sections, options, lang, around));
}
