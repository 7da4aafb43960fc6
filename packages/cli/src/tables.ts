/** Tables and models from files: what is wrong in one is said with the file's name, and with the option that helps. */
import { type CsvOptions, type Facts, type ProblemCode, parseTable, type Table, TableError } from 'nabla-tables';
import { Failure, UsageError } from './failure.js';
import { readWhole } from './files.js';
import type { Both, Lang } from './language.js';

type Said = (facts: Facts) => string;

/** What can be done about a problem on the command line; it follows the problem's own sentence. */
const ADVICE: Readonly<Partial<Record<ProblemCode, Both<Said>>>> = {
  encoding: {
    en: () => '; name its encoding, such as --encoding gb18030 or --encoding latin1',
    zh: () => '；请指明编码，如 --encoding gb18030 或 --encoding latin1',
  },
  missing: {
    en: () => '; use --missing mean to fill such cells or --missing drop to leave out their rows',
    zh: () => '；可用 --missing mean 填补，或用 --missing drop 去掉这些行',
  },
  missingHere: {
    en: () => '; fill it, or add --missing mean to use the mean of the training data',
    zh: () => '；请补上，或加上 --missing mean 以训练数据的均值代替',
  },
  missingTarget: {
    en: () => '; use --missing drop to leave it out',
    zh: () => '；可用 --missing drop 去掉',
  },
  notNumber: {
    en: ({ column }) => `; correct it, or add --categorical '${column}' or --exclude '${column}'`,
    zh: ({ column }) => `；请改正，或加上 --categorical '${column}' 或 --exclude '${column}'`,
  },
  targetNumber: {
    en: () => '; classes go with --loss cross_entropy',
    zh: () => '；分类请用 --loss cross_entropy',
  },
  emptyColumn: {
    en: ({ column }) => `; leave it out with --exclude '${column}'`,
    zh: ({ column }) => `；请用 --exclude '${column}' 去掉`,
  },
  manyCategories: {
    en: ({ column }) => `; leave it out with --exclude '${column}' or keep it with --categorical '${column}'`,
    zh: ({ column }) => `；请用 --exclude '${column}' 去掉，或用 --categorical '${column}' 保留`,
  },
  manyClasses: {
    en: () => '; numbers go with --loss mse',
    zh: () => '；数值目标请用 --loss mse',
  },
  fewRows: { en: () => ', or --test 0', zh: () => '，或用 --test 0' },
};

/** Problems of an option, not of the file. */
const OPTIONS: Readonly<Partial<Record<ProblemCode, string>>> = {
  unknownEncoding: '--encoding',
  badDelimiter: '--delimiter',
};

/** A table's error as the command says it: its own sentence, and what can be done. */
export function failureOf({ problem: { code, facts, said } }: TableError, path: string, lang: Lang): Error {
  const known = code as ProblemCode;
  const option = OPTIONS[known];
  if (option !== undefined) return new UsageError(`${option}${lang === 'zh' ? '：' : ': '}${said[lang]}`);
  return new Failure(`${path}: ${said[lang]}${ADVICE[known]?.[lang](facts) ?? ''}`);
}

/** Runs; a table's error gets the file's name in front. */
export function named<T>(path: string, lang: Lang, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof TableError ? failureOf(error, path, lang) : error;
  }
}

/** The table in a CSV file. Errors: Failure, UsageError for the options. */
export function readTable(path: string, options: CsvOptions, lang: Lang): Table {
  const bytes = readWhole(path, lang);
  return named(path, lang, () => parseTable(bytes, options));
}
