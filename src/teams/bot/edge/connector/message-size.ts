/** Teams refuses messages over about 100 KB and advises to keep below this: UTF-16, card and mentions included. */
export const MAX_MESSAGE_BYTES = 80 * 1024;

/** As Teams counts it. */
export const messageBytes = (body: object): number => 2 * JSON.stringify(body).length;
