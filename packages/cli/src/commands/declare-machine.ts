/** The commands on data and on the machine. */
import type { Command } from 'commander';
import type { Lang } from '../language.js';
import type { Surroundings } from '../terminal.js';

/** Adds the commands; `lang` is the language of help and of output. */
export function declareMachineCommands(_program: Command, _lang: Lang, _around: Surroundings): void {}
