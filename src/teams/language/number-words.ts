const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** The number that English words at `at` spell, zero to ninety-nine, and how many words it took. */
export function numberWords(words: readonly string[], at: number): { value: number; length: number } | undefined {
  const [first, second] = [words[at], words[at + 1] === '-' ? words[at + 2] : words[at + 1]];
  if (first === undefined) return undefined;
  if (SMALL.includes(first)) return { value: SMALL.indexOf(first), length: 1 };
  if (!TENS.includes(first)) return undefined;
  const tens = (TENS.indexOf(first) + 2) * 10;
  const ones = second === undefined ? 0 : SMALL.slice(0, 10).indexOf(second);
  return ones > 0 ? { value: tens + ones, length: words[at + 1] === '-' ? 3 : 2 } : { value: tens, length: 1 };
}
