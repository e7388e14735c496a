import assert from 'node:assert/strict';
import { type Difference, differences } from '../differences.ts';
import type { Deviation } from '../exceptions.ts';
import { sharedKeys } from '../play.ts';
import { type AzureExample, readAzureExamples } from './examples.ts';
import { AZURE_DEVIATIONS, AZURE_NOT_REPLAYED } from './exceptions.ts';
import { play } from './play.ts';

const examples = readAzureExamples();
const unfit = ({ name }: AzureExample) => AZURE_NOT_REPLAYED.find((one) => one.examples.test(name));
const replayed = examples.filter((example) => !unfit(example));

describe("Microsoft's examples of Azure and recordings of it, replayed", () => {
  /** By the example's name. */
  const deviating = new Map<string, Set<Deviation>>();

  before(async function () {
    this.timeout(60_000);
    if (examples.length > 0) await sharedKeys();
    else {
      console.log('      PIM_REFERENCE is not set: what Azure answered is not replayed.');
      this.skip();
    }
  });

  for (const example of replayed)
    it(`${example.name} is answered as recorded`, async () => {
      const found = await differencesOf(example);
      const unexplained = found.filter(({ at, what }) => {
        const deviation = AZURE_DEVIATIONS.find(
          (one) => one.examples.test(example.name) && one.fits.test(`${at} ${what}`),
        );
        if (deviation) deviating.set(example.name, (deviating.get(example.name) ?? new Set()).add(deviation));
        return !deviation;
      });
      assert.deepEqual(unexplained, []);
    });

  for (const example of examples) {
    const { answers } = unfit(example) ?? {};
    if (answers !== undefined)
      it(`${example.name} cannot be replayed: it is answered ${answers}`, async () => {
        const { reply } = await play(example);
        assert.equal(reply.status, answers);
      });
  }

  it('need every exception that is listed', () => {
    const used = new Set([...deviating.values()].flatMap((deviations) => [...deviations]));
    const unused = AZURE_DEVIATIONS.filter((deviation) => !used.has(deviation));
    const nameless = AZURE_NOT_REPLAYED.filter((one) => !examples.some(({ name }) => one.examples.test(name)));
    assert.deepEqual([unused, nameless], [[], []]);
  });

  it('show what was recorded without any deviation', () => {
    const recorded = replayed.filter(({ name }) => /^(wire|clients)\//.test(name));
    assert.equal(recorded.length, 9);
    assert.deepEqual(
      recorded.flatMap(({ name }) => [...(deviating.get(name) ?? [])]),
      [],
    );
  });

  after(() => {
    if (examples.length > 0) console.log(report());
  });

  function report(): string {
    const exact = replayed.filter(({ name }) => !deviating.has(name));
    const skipped = examples.flatMap((example) => {
      const found = unfit(example);
      return found ? [`${example.name}: ${found.reason}`] : [];
    });
    const deviations = AZURE_DEVIATIONS.map(
      (one) => `${[...deviating.values()].filter((found) => found.has(one)).length} examples: ${one.reason}`,
    );
    return [
      `replayed ${replayed.length} of ${examples.length} of Azure, ${exact.length} of them without a deviation, with a reason for each other:`,
      ...skipped.map((line) => `  ${line}`),
      'deviations:',
      ...deviations.map((line) => `  ${line}`),
    ]
      .map((line) => `      ${line}`)
      .join('\n');
  }
});

/** No example names a time that would come back: a start that is past is moved. */
const NONE: ReadonlySet<number> = new Set();

async function differencesOf(example: AzureExample): Promise<readonly Difference[]> {
  const { reply, ids } = await play(example);
  if (reply.status !== example.status)
    return [{ at: 'status', what: `is ${reply.status}, not ${example.status}: ${JSON.stringify(reply.body)}` }];
  return differences(example.responseBody, reply.body, { ids, asked: NONE });
}
