import { AsyncLocalStorage } from 'node:async_hooks';
import type { Send } from '../send.ts';

interface Noted {
  requestId: string | undefined;
}

const noting = new AsyncLocalStorage<Noted>();

/** Notes Microsoft's own id of the answer to a write, for who does it within `withAnswerId`. */
export const notesAnswerIds =
  (next: Send): Send =>
  async (request) => {
    const response = await next(request);
    const noted = request.method === 'GET' || request.isRead ? undefined : noting.getStore();
    if (noted) noted.requestId = response.requestId;
    return response;
  };

/** Does work and tells, beside what came of it, Microsoft's own id of the answer to its last write. */
export function withAnswerId<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly microsoftRequestId: string | undefined }> {
  const noted: Noted = { requestId: undefined };
  return noting.run(noted, async () => {
    const value = await work();
    return { value, microsoftRequestId: noted.requestId };
  });
}
