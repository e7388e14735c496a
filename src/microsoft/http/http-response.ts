/** What Microsoft answered, whatever the status: refusals are answers too, and the caller reads them. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; the text where it is none (an HTML page, broken JSON); undefined where the body is empty. */
  readonly body: unknown;
  /** The service's own id of the answer, for Microsoft's support. */
  readonly requestId: string | undefined;
  /** Our id, the same for all attempts of one request. */
  readonly clientRequestId: string;
}

export const isSuccess = (response: HttpResponse): boolean => response.status >= 200 && response.status < 300;
