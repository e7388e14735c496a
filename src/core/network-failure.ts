/** Failures before a byte of the request left this machine. */
const NOTHING_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** `timeout`, the network's code such as `ECONNRESET`, or the error's text. `fetch` hides the code in causes. */
export function failureReason(error: unknown): string {
  let text = String(error);
  for (let layer = error; layer instanceof Error; layer = layer.cause) {
    if (layer.name === 'TimeoutError') return 'timeout';
    if ('code' in layer && typeof layer.code === 'string') return layer.code;
    text = layer.message;
  }
  return text;
}

/** Whether a request that failed for `reason` may have been carried out. */
export const wasSent = (reason: string): 'no' | 'maybe' => (NOTHING_SENT.has(reason) ? 'no' : 'maybe');
