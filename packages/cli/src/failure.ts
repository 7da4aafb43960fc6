/** What a user did wrong: one clear line on stderr and exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
