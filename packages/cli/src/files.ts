/** Files, written whole or not at all. */
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from './failure.js';
import { inLanguage, type Lang, texts } from './language.js';

const REASONS = texts({
  ENOENT: { en: 'no such file or folder', zh: '没有这个文件或目录' },
  EACCES: { en: 'permission denied', zh: '没有权限' },
  EPERM: { en: 'not permitted', zh: '不允许此操作' },
  EISDIR: { en: 'it is a folder', zh: '它是一个目录' },
  ENOTDIR: { en: 'a part of the path is no folder', zh: '路径中有一段不是目录' },
  ENOSPC: { en: 'the disk is full', zh: '磁盘已满' },
  EROFS: { en: 'the disk is read-only', zh: '磁盘只读' },
});

/** What the system said, in words. */
export function reason(error: unknown, lang: Lang): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = inLanguage(REASONS, lang);
  return known[code ?? ''] ?? message;
}

/** The whole file. Errors: Failure with path and reason. */
export function readWhole(path: string, lang: Lang): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Failure(`${path}: ${reason(error, lang)}`);
  }
}

/** The file that a path means: links are followed, what is no plain file (a pipe, a device) is written directly. */
function target(path: string): { path: string; direct: boolean } {
  try {
    const real = realpathSync(path);
    const found = statSync(real);
    if (found.isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
    return { path: real, direct: !found.isFile() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { path, direct: false };
  }
}

/** Finds out before long work whether a file can be written. Errors: Failure with path and reason. */
export function checkWritable(path: string, lang: Lang): void {
  try {
    const { path: real, direct } = target(path);
    if (direct) return;
    const { fd, temporary } = openBeside(real);
    closeSync(fd);
    unlinkSync(temporary);
  } catch (error) {
    throw new Failure(`${path}: ${reason(error, lang)}`);
  }
}

let count = 0;
function openBeside(path: string): { fd: number; temporary: string } {
  const whole = resolve(path);
  const temporary = join(dirname(whole), `.${basename(whole)}.${process.pid}.${count++}.tmp`);
  return { fd: openSync(temporary, 'wx'), temporary };
}

/** Writes beside the file and renames: a reader sees the old file or the new one. Errors: Failure with path and reason. */
export function writeWhole(path: string, content: string | Uint8Array, lang: Lang): void {
  try {
    const { path: real, direct } = target(path);
    if (direct) writeFileSync(real, content);
    else replace(real, typeof content === 'string' ? Buffer.from(content) : content);
  } catch (error) {
    throw new Failure(`${path}: ${reason(error, lang)}`);
  }
}

function replace(path: string, bytes: Uint8Array): void {
  const { fd, temporary } = openBeside(path);
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}
