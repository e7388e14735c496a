/** The part of `fetch` that we use. Injected everywhere, so that only the transport differs in sandbox and tests. */
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;
