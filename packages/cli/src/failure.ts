/** The ways in which the command ends early; each is one clear line on stderr, its class says the exit code. */

/** What a user did wrong in the call: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** What went wrong in files, data or numbers: exit code 1. */
export class Failure extends Error {
  override name = 'Failure';
}

/** Ctrl-C: exit code 130, as shells have it. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}
