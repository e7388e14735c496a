/** Host, port and the rest of an address on this machine. */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?(\/.*)?$/;

/**
 * Whether a sign-in may return to `asked`: it is one of the registered addresses, letter by letter. On a loopback
 * address the port does not matter (RFC 8252; Microsoft Learn, "Redirect URI restrictions", localhost exceptions).
 */
export const isRegistered = (asked: string, registered: readonly string[]): boolean =>
  registered.some((one) => one === asked || isSameButForPort(one, asked));

function isSameButForPort(registered: string, asked: string): boolean {
  const [, host, , rest] = LOOPBACK.exec(registered) ?? [];
  const [, askedHost, port = '80', askedRest] = LOOPBACK.exec(asked) ?? [];
  return host !== undefined && host === askedHost && rest === askedRest && Number(port) <= 65_535;
}
