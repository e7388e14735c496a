import { once } from 'node:events';
import '../../src/sandbox/start-sandbox.ts';

await once(process.stdin, 'data');
process.stdin.unref();
await import('../../src/sandbox/main.ts');
