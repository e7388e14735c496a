import type { HttpRequest } from '../../../src/microsoft/http/http-request.ts';
import type { HttpResponse } from '../../../src/microsoft/http/http-response.ts';
import type { Send } from '../../../src/microsoft/http/send.ts';

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A `send` that is answered with what is made up or was recorded, and what it was asked. */
export function answeringSend(answerTo: (request: HttpRequest) => Answer) {
  const asked: HttpRequest[] = [];
  const send: Send = async (request): Promise<HttpResponse> => {
    asked.push(request);
    const { status = 200, body, headers = {} } = answerTo(request);
    return { status, body, headers, requestId: 'request-1', clientRequestId: 'client-1' };
  };
  return { send, asked };
}
