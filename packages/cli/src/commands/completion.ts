/** `nabla completion`: scripts that complete commands, options and their words in bash, zsh and fish. */
import type { Command } from 'commander';
import { inLanguage, type Lang } from '../language.js';
import type { Surroundings } from '../terminal.js';
import { COMMAND_TEXTS } from '../texts.js';
import { MACHINE_TEXTS } from './texts/machine.js';
import { oneOf } from './values.js';

interface Flag {
  readonly name: string;
  readonly description: string;
  /** False for a switch. */
  readonly takesValue: boolean;
}
interface Entry {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly Flag[];
  /** The arguments are files (with a folder's names otherwise). */
  readonly files: boolean;
}

/** Words that an option takes; where none are listed and a value is a file, the shell completes files. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  '--lang': ['en', 'zh'],
  '--method': ['gd', 'momentum', 'adam', 'newton', 'bfgs'],
  '--graphics': ['auto', 'braille', 'kitty', 'sixel'],
  '--model': ['linear', 'logistic', 'mlp:64,64'],
  '--loss': ['mse', 'l1', 'huber', 'smooth_l1', 'cross_entropy', 'bce'],
  '--optimizer': ['sgd', 'momentum', 'adam', 'adamw', 'rmsprop'],
  '--missing': ['error', 'drop', 'mean'],
  '--only': ['a', 'b', 'c', 'd', 'e'],
};
const SHELLS = ['bash', 'zsh', 'fish'] as const;
const FILES = ['--out', '--svg', '--png'];

function entries(program: Command, help: string): Entry[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    files: command.registeredArguments.some((argument) => /\.\w+$/.test(argument.name())),
    flags: [...command.options, { long: '--help', description: help, required: false }].map((option) => ({
      name: option.long!,
      description: option.description,
      takesValue: option.required,
    })),
  }));
}

/** Inside single quotes of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function bash(list: readonly Entry[]): string {
  const words = (names: readonly string[]): string => `COMPREPLY=($(compgen -W ${quoted(names.join(' '))} -- "$word"))`;
  const values = Object.entries(WORDS).map(([flag, known]) => `    ${flag}) ${words(known)}; return ;;`);
  const commands = list.map(({ name, flags, files }) => {
    const complete = words(name === 'completion' ? SHELLS : flags.map((f) => f.name));
    return `    ${name}) ${files ? `[[ $word == -* ]] && ${complete} || COMPREPLY=($(compgen -f -- "$word"))` : complete} ;;`;
  });
  return `# bash completion of nabla
_nabla() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    ${words([...list.map((entry) => entry.name), '--help', '--version'])}
    return
  fi
  case $before in
${values.join('\n')}
    ${FILES.join('|')}) COMPREPLY=($(compgen -f -- "$word")); return ;;
  esac
  case \${COMP_WORDS[1]} in
${commands.join('\n')}
  esac
}
complete -o filenames -F _nabla nabla
`;
}

/** `[…]` and `:` have a meaning in the specifications of `_arguments`. */
const zshText = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');

function zshFlag({ name, description, takesValue }: Flag): string {
  const known = WORDS[name];
  const action = known ? `(${known.map(zshText).join(' ')})` : FILES.includes(name) ? '_files' : ' ';
  return quoted(`${name}[${zshText(description)}]${takesValue ? `:value:${action}` : ''}`);
}

function zsh(list: readonly Entry[]): string {
  const commands = list.map(
    ({ name, description }) => `    ${quoted(`${name}:${description.replaceAll(':', '\\:')}`)}`,
  );
  const cases = list.map(({ name, flags, files }) => {
    const rest = name === 'completion' ? `'1:shell:(${SHELLS.join(' ')})'` : files ? "'*:file:_files'" : "'*: : '";
    return `    ${name}) _arguments ${[...flags.map(zshFlag), rest].join(' ')} ;;`;
  });
  return `#compdef nabla
# zsh completion of nabla
_nabla() {
  local -a commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _nabla nabla
`;
}

function fish(list: readonly Entry[]): string {
  const lines = ['# fish completion of nabla', 'complete -c nabla -f'];
  for (const { name, description, flags, files } of list) {
    lines.push(`complete -c nabla -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`);
    const on = `complete -c nabla -n '__fish_seen_subcommand_from ${name}'`;
    for (const flag of flags) {
      const known = WORDS[flag.name];
      const value = known ? ` -x -a ${quoted(known.join(' '))}` : FILES.includes(flag.name) ? ' -r -F' : ' -x';
      lines.push(`${on} -l ${flag.name.slice(2)}${flag.takesValue ? value : ''} -d ${quoted(flag.description)}`);
    }
    if (files) lines.push(`${on} -F`);
    if (name === 'completion') lines.push(`${on} -a ${quoted(SHELLS.join(' '))}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Runs the command. Errors: UsageError for another shell. */
export function runCompletion(
  shell: string,
  program: Command,
  flags: { json?: boolean },
  lang: Lang,
  around: Surroundings,
): void {
  const t = inLanguage(MACHINE_TEXTS, lang);
  const known = oneOf(shell, SHELLS, (all) => t.badShell(shell, all));
  const script = { bash, zsh, fish }[known](entries(program, inLanguage(COMMAND_TEXTS, lang).help));
  around.stdout(flags.json ? `${JSON.stringify({ shell: known, script })}\n` : script);
}
