import assert from 'node:assert/strict';
import { REFERENCE } from '../../contract/openapi.ts';
import { type GraphCaller, type Reply, type Rig, startRig } from '../rig.ts';
import { DEVIATIONS, operationOf } from './deviations.ts';
import { type DocumentedOperation, type Kind, readDocumentedOperations } from './documented-operations.ts';
import { LEARN_OPERATIONS } from './learn-operations.ts';
import { samplePath } from './sample-request.ts';

const VERSIONS = ['v1.0', 'beta'] as const;
const KINDS: readonly Kind[] = ['delegated', 'application'];

describe("Microsoft's published permissions of PIM in Graph", function () {
  this.timeout(60_000);
  let rig: Rig;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.stop());

  const callers = new Map<string, Promise<GraphCaller>>();
  /** Somebody who administers PIM, or the bot itself, with these permissions and no others. */
  function caller(kind: Kind, permissions: readonly string[]): Promise<GraphCaller> {
    const key = `${kind} ${permissions}`;
    const made =
      callers.get(key) ??
      (kind === 'delegated' ? rig.as('Adele', { scopes: permissions }) : rig.application(permissions));
    callers.set(key, made);
    return made;
  }

  async function ask(kind: Kind, permissions: readonly string[], { operation, version }: Served): Promise<Reply> {
    const who = await caller(kind, permissions);
    const { method } = operation;
    return who.send(method, `/${version}${samplePath(operation)}`, method === 'GET' ? undefined : {});
  }

  /** Those that the simulator serves, in each version that has them. */
  async function servedOf(operations: readonly DocumentedOperation[]): Promise<readonly Served[]> {
    const candidates = operations.flatMap((operation) => VERSIONS.map((version) => ({ operation, version })));
    const found = [];
    for (const candidate of candidates)
      if (!isMissing(await ask('delegated', NOTHING, candidate))) found.push(candidate);
    return found;
  }

  /** Sentences about what is open that should be closed, and the other way round. */
  async function wrongOf(served: Served): Promise<readonly string[]> {
    const { operation, version } = served;
    const where = `${operation.method} ${version}${operation.path}`;
    const wrong: string[] = [];
    for (const kind of KINDS) {
      if (!isRefused(await ask(kind, NOTHING, served))) wrong.push(`${where} is open to a ${kind} token with nothing`);
      for (const permission of operation.least[kind])
        if (isRefused(await ask(kind, [permission], served)))
          wrong.push(`${where} is closed to a ${kind} token with ${permission}`);
    }
    return wrong;
  }

  async function assertOpen(operations: readonly DocumentedOperation[]): Promise<ReadonlySet<DocumentedOperation>> {
    const served = await servedOf(operations);
    const wrong: string[] = [];
    for (const one of served) wrong.push(...(await wrongOf(one)));
    assert.deepEqual(wrong, []);
    return new Set(served.map(({ operation }) => operation));
  }

  it('open what the published file has them for, each alone, and nothing opens without one', async function () {
    if (!REFERENCE) console.log('      PIM_REFERENCE is not set: the published permissions are not checked.');
    if (!REFERENCE) return this.skip();
    const operations = readDocumentedOperations();
    const served = await assertOpen(operations);
    const missing = operations.filter((one) => !served.has(one)).map(({ method, path }) => `${method} ${path}`);
    console.log(`      ${served.size} of ${operations.length} published operations are served.`);
    for (const one of missing) console.log(`      Not served: ${one}`);
    assert.ok(served.size >= 54, `only ${served.size} operations are served`);
  });

  it('open what Microsoft Learn has them for where the file has nothing', async () => {
    assert.equal((await assertOpen(LEARN_OPERATIONS)).size, LEARN_OPERATIONS.length);
  });

  it('do not where a live tenant was seen to want others, which do', async () => {
    const served = await assertOpen(DEVIATIONS.map(operationOf));
    assert.equal(served.size, DEVIATIONS.length);
    for (const deviation of DEVIATIONS) {
      const { method, path, published } = deviation;
      const reply = await ask('delegated', [published], { operation: operationOf(deviation), version: 'beta' });
      assert.ok(isRefused(reply), `${method} ${path} is open with ${published}, as published: it is no deviation`);
    }
  });
});

interface Served {
  readonly operation: DocumentedOperation;
  readonly version: string;
}

/** A token must carry something; this opens nothing. */
const NOTHING = ['Nothing.At.All'];

/** Not served here, or not there in this version. */
const isMissing = ({ status, body }: Reply): boolean =>
  status === 501 || (status === 400 && /Resource not found for the segment/.test(body?.error?.message ?? ''));

/** For want of a permission: PIM's own refusal, the older one of approvals, and that of the directory. */
function isRefused({ status, body }: Reply): boolean {
  if (status !== 403) return false;
  const { code, message } = body.error;
  if (code === 'UnknownError') return JSON.parse(message).errorCode === 'PermissionScopeNotGranted';
  return code === 'Authorization_RequestDenied' || /^Valid permissions not present/.test(message);
}
