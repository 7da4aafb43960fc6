/** What has been done since the program started: guards against regressions compare these, no clock. */
export const counters = {
  /** Plans made, and runs whose plan was there. */
  plans: 0,
  hits: 0,
  /** Steps of plans that ran: kernels, products, convolutions, host steps. */
  kernels: 0,
  /** Bytes of the values that these read and wrote, each value once for each step. */
  bytesRead: 0,
  bytesWritten: 0,
};
