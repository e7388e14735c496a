/** The authorize page as a program without a browser sees it: fields, ticks and buttons, nothing else. */
export interface SignInPage {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** Hidden fields. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Whom one may choose, by id, and who is chosen. */
  readonly people: readonly string[];
  readonly chosen: string | undefined;
  /** What is ticked: `mfa`, `context=c1`. */
  readonly ticked: readonly string[];
  /** Sends the form as it stands, with these fields changed; null leaves one out. */
  submit(changes?: Readonly<Record<string, string | null>>): Promise<Submitted>;
  /** Signs somebody in with all that is ticked. Returns where the browser was sent. */
  signIn(person: string): Promise<URL>;
  refuse(): Promise<URL>;
}

export type Submitted = { readonly back: URL } | { readonly back: undefined; readonly page: SignInPage };

export async function openPage(url: string, init: RequestInit = {}): Promise<SignInPage> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  return readPage(url, response);
}

async function readPage(url: string, response: Response): Promise<SignInPage> {
  const text = await response.text();
  const inputs = [...text.matchAll(/<input ([^>]*)>/g)].map(([, attributes = '']) => ({
    type: attribute(attributes, 'type'),
    name: attribute(attributes, 'name'),
    value: attribute(attributes, 'value'),
    isTicked: / checked/.test(attributes),
  }));
  const ofType = (type: string) => inputs.filter((input) => input.type === type);
  const hidden = Object.fromEntries(ofType('hidden').map(({ name, value }) => [name, value]));
  const ticked = ofType('checkbox').filter(({ isTicked }) => isTicked);
  const chosen = ofType('radio').find(({ isTicked }) => isTicked)?.value;

  const submit: SignInPage['submit'] = async (changes = {}) => {
    const fields = new URLSearchParams(hidden);
    if (chosen !== undefined) fields.set('person', chosen);
    for (const { name, value } of ticked) fields.append(name, value);
    fields.set('answer', 'sign-in');
    for (const [name, value] of Object.entries(changes)) {
      fields.delete(name);
      if (value !== null) fields.set(name, value);
    }
    const action = new URL('?', url);
    const answer = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
    const location = answer.headers.get('location');
    return location === null ? { back: undefined, page: await readPage(url, answer) } : { back: new URL(location) };
  };
  const sent = async (changes: Readonly<Record<string, string>>): Promise<URL> => {
    const { back, ...rest } = await submit(changes);
    if (back) return back;
    throw new Error(`The page came again: ${'page' in rest ? rest.page.text : ''}`);
  };
  return {
    status: response.status,
    text,
    headers: response.headers,
    hidden,
    people: ofType('radio').map(({ value }) => value),
    chosen,
    ticked: ticked.map(({ name, value }) => (name === 'context' ? `context=${value}` : name)),
    submit,
    signIn: (person) => sent({ person }),
    refuse: () => sent({ answer: 'refuse' }),
  };
}

const attribute = (attributes: string, name: string): string =>
  unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
