import { decodeJwt } from 'jose';
import { type Answer, type Call, headerOf, type Service } from '../server/call.ts';
import { hideInForm, hideInHeaders, hideSecrets, withoutCredentials } from './hide-secrets.ts';
import type { RecordedRequest, TokenFacts } from './record.ts';

/** The hosts that a prefix stands for. Others are not recorded: nothing of Microsoft's is asked there. */
const HOSTS: Readonly<Partial<Record<Service, string>>> = {
  login: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
  arm: 'https://management.azure.com',
};

export const isRecorded = (service: Service): boolean => HOSTS[service] !== undefined;

interface Course {
  readonly seq: number;
  readonly arrivedAt: Date;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly answered: boolean;
  readonly fault: string | null;
  readonly responseHeaders: Readonly<Record<string, unknown>>;
}

/** What the record keeps: nothing that opens anything. `answer` is missing where the work was not done. */
export function recordedRequest(call: Call, answer: Answer | undefined, course: Course): RecordedRequest {
  const isLogin = call.service === 'login';
  const kept = isLogin ? hideSecrets : (body: unknown) => body;
  const headers = (all: Readonly<Record<string, unknown>>) =>
    isLogin ? hideInHeaders(withoutCredentials(all)) : withoutCredentials(all);
  return {
    seq: course.seq,
    time: course.arrivedAt.toISOString(),
    startedAt: course.startedAt,
    endedAt: course.endedAt,
    service: call.service,
    method: call.method,
    url: `${HOSTS[call.service] ?? ''}${isLogin ? hideInForm(call.target) : call.target}`,
    requestHeaders: headers(call.headers),
    requestBody: kept(bodyOf(call.body)),
    token: isLogin ? null : tokenFacts(call),
    status: answer?.status ?? null,
    responseHeaders: headers(course.responseHeaders),
    responseBody: kept(answer?.body ?? null),
    answered: course.answered,
    fault: course.fault,
  };
}

/** JSON where it is JSON, else the text. */
function bodyOf(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Read without checking: also a forged token says whose it claims to be. */
function tokenFacts(call: Call): TokenFacts | null {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(headerOf(call, 'authorization') ?? '') ?? [];
  if (!token) return null;
  try {
    const { oid = null, appid, azp, aud = null, scp = null, roles = null } = decodeJwt(token);
    return { oid, appid: appid ?? azp ?? null, aud, scp, roles };
  } catch {
    return null;
  }
}
