/** The plugin of bundlers that makes records as they ship. */
export const shortRecords: object;
