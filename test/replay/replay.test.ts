import assert from 'node:assert/strict';
import { type Example, readExamples } from '../contract/read-examples.ts';
import { type Difference, differences } from './differences.ts';
import { DEVIATIONS, type Deviation, NOT_REPLAYED } from './exceptions.ts';
import { instantsIn } from './instants-in.ts';
import { play, sharedKeys } from './play.ts';
import { sceneOf } from './scene/scene-of.ts';

const examples = readExamples();
const unfit = ({ name }: Example) => NOT_REPLAYED.find((one) => one.examples.test(name));
const replayed = examples.filter((example) => !unfit(example));

describe("Microsoft's examples, replayed", () => {
  /** By the example's name. */
  const deviating = new Map<string, Set<Deviation>>();

  before(async function () {
    this.timeout(60_000);
    if (examples.length > 0) await sharedKeys();
    else {
      console.log("      PIM_REFERENCE is not set: Microsoft's examples are not replayed.");
      this.skip();
    }
  });

  for (const example of replayed)
    it(`${example.name} is answered as recorded`, async () => {
      const found = await differencesOf(example);
      const unexplained = found.filter((difference) => {
        const deviation = deviationFor(example, difference);
        if (deviation) deviating.set(example.name, (deviating.get(example.name) ?? new Set()).add(deviation));
        return !deviation;
      });
      assert.deepEqual(unexplained, []);
    });

  for (const example of examples) {
    const { answers } = unfit(example) ?? {};
    if (answers !== undefined)
      it(`${example.name} cannot be replayed: it is answered ${answers}`, async () => {
        const { reply } = await play(example, sceneOf(example));
        assert.equal(reply.status, answers);
      });
  }

  it('need every exception that is listed', () => {
    const used = new Set([...deviating.values()].flatMap((deviations) => [...deviations]));
    const unused = DEVIATIONS.filter((deviation) => !used.has(deviation));
    const nameless = NOT_REPLAYED.filter((one) => !examples.some(({ name }) => one.examples.test(name)));
    assert.deepEqual([unused, nameless], [[], []]);
  });

  after(() => {
    if (examples.length > 0) console.log(report());
  });

  function report(): string {
    const exact = replayed.filter(({ name }) => [...(deviating.get(name) ?? [])].every((one) => one.isAnnotation));
    const skipped = examples.flatMap((example) => {
      const found = unfit(example);
      return found ? [`${example.name}: ${found.reason}`] : [];
    });
    const deviations = DEVIATIONS.map((deviation) => {
      const names = [...deviating].flatMap(([name, found]) => (found.has(deviation) ? [name] : []));
      return `${names.length > 3 ? `${names.length} examples` : names.join(', ')}: ${deviation.reason}`;
    });
    return [
      `replayed ${replayed.length} of ${examples.length}, ${exact.length} of them without a deviation but in annotations`,
      'not replayed:',
      ...skipped.map((line) => `  ${line}`),
      'deviations:',
      ...deviations.map((line) => `  ${line}`),
    ]
      .map((line) => `      ${line}`)
      .join('\n');
  }
});

async function differencesOf(example: Example): Promise<readonly Difference[]> {
  const { reply, ids } = await play(example, sceneOf(example));
  if (reply.status !== example.status)
    return [{ at: 'status', what: `is ${reply.status}, not ${example.status}: ${JSON.stringify(reply.body)}` }];
  return differences(example.responseBody, reply.body, { ids, asked: instantsIn(example.requestBody) });
}

const deviationFor = ({ name }: Example, { at, what }: Difference) =>
  DEVIATIONS.find((one) => one.examples.test(name) && one.fits.test(`${at} ${what}`));
