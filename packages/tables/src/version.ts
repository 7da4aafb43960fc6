/** The version that a model's file names; the package's, as a test makes sure. */
export const VERSION = '0.1.0';
