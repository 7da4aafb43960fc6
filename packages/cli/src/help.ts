/** Commander's help and errors in both languages, wrapped by the columns that a text takes. */
import type { Command, Option } from 'commander';
import { inLanguage, type Lang, texts } from './language.js';
import type { Surroundings } from './terminal.js';
import { widthOf, wrap } from './width.js';

const HELP_TEXTS = texts({
  'Usage:': { en: 'Usage:', zh: '用法：' },
  'Arguments:': { en: 'Arguments:', zh: '参数：' },
  'Options:': { en: 'Options:', zh: '选项：' },
  'Commands:': { en: 'Commands:', zh: '命令：' },
  default: { en: (value: string) => ` (default: ${value})`, zh: (value: string) => `（默认：${value}）` },
});

/** Commander's sentences in Chinese; what stands in quotes is the user's. */
const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.*?)'(?:\n\(Did you mean (.*)\?\))?$/su, '没有选项“$1”[？]$2'],
  [/^error: unknown command '(.*?)'(?:\n\(Did you mean (.*)\?\))?$/su, '没有命令“$1”[？]$2'],
  [/^error: missing required argument '(.*)'$/su, '缺少参数“$1”'],
  [/^error: option '(.*)' argument missing$/su, '选项“$1”缺少取值'],
  [/^error: required option '(.*)' not specified$/su, '必须给出选项“$1”'],
  [/^error: too many arguments.* Expected (\d+) arguments? but got (\d+)\.$/su, '参数太多：应有 $1 个，给了 $2 个'],
];

/** One of commander's errors, in one line. */
export function translated(message: string, lang: Lang): string {
  const plain = message.trim();
  if (lang === 'en') return plain.replace('\n', ' ');
  for (const [pattern, chinese] of CHINESE) {
    if (!pattern.test(plain)) continue;
    const text = plain.replace(pattern, chinese);
    return text.endsWith('[？]') ? text.slice(0, -3) : text.replace(/\[？\](.*)$/su, '；是不是 $1？');
  }
  return plain;
}

/** Writes help into the surroundings; errors are left to the caller. Commands made afterwards inherit this. */
export function localise(program: Command, lang: Lang, around: Surroundings): Command {
  const t = inLanguage(HELP_TEXTS, lang);
  const titles: Readonly<Record<string, unknown>> = t;
  return program
    .exitOverride()
    .configureOutput({
      writeOut: around.stdout,
      writeErr: () => {},
      getOutHelpWidth: () => Math.max(60, Math.min(around.columns ?? 80, 100)),
    })
    .configureHelp({
      displayWidth: widthOf,
      boxWrap: (text, width) => wrap(text, width).join('\n'),
      styleTitle: (title) => String(titles[title] ?? title),
      optionDescription: (option: Option) =>
        option.defaultValue === undefined
          ? option.description
          : `${option.description}${t.default(String(option.defaultValue))}`,
    });
}
