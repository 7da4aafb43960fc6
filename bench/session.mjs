/** A child process of one configuration: spoken to one command at a time. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CONFIGS } from './configs.mjs';

export class Session {
  constructor(name) {
    this.name = name;
    const { command, env } = CONFIGS[name];
    this.process = spawn(command[0], command.slice(1), {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      cwd: new URL('.', import.meta.url).pathname,
    });
    this.said = '';
    this.waiting = null;
    this.gone = null;
    this.process.stderr.on('data', (text) => {
      this.said = `${this.said}${text}`.slice(-4000);
    });
    this.process.stdin.on('error', () => {});
    this.process.on('error', (error) => this.#end(error.message));
    this.process.on('exit', (code) => this.#end(this.said.trim().split('\n').at(-1) || `exit status ${code}`));
    createInterface({ input: this.process.stdout }).on('line', (line) => this.#hear(line));
  }

  #hear(line) {
    if (line[0] !== '@' || !this.waiting) return;
    const { resolve, reject } = this.waiting;
    this.waiting = null;
    const answer = JSON.parse(line.slice(1));
    if (answer.error) reject(new Error(answer.error));
    else resolve(answer.ok);
  }

  #end(reason) {
    this.gone ??= new Error(reason);
    this.waiting?.reject(this.gone);
    this.waiting = null;
  }

  /** Sends one command; rejects where the child fails or ends. */
  ask(...command) {
    if (this.gone) return Promise.reject(this.gone);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.process.stdin.write(`${JSON.stringify(command)}\n`);
    });
  }

  /** Like `ask`, but null after `seconds`; the child is then ended. */
  async askWithin(seconds, ...command) {
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, seconds * 1000, undefined);
    });
    const answer = await Promise.race([this.ask(...command), late]);
    clearTimeout(timer);
    if (answer !== undefined) return answer;
    this.close();
    throw new Error(`takes over ${seconds} s`);
  }

  close() {
    this.waiting = null;
    if (!this.gone) this.process.kill();
  }
}
