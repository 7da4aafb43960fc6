/** The command `nabla`. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('nabla')
  .description('Gradients, step by step: what a gradient is, and what descent does with it.')
  .version(version);

program.parse();
