import type { Fetch } from '../../src/core/fetch.ts';

/** Answers in place of Microsoft, at no cost: everybody may sign in and has no right. What is asked of Teams is passed on. */
export const offlineMicrosoft: Fetch = async (url, init) => {
  const { host, pathname } = new URL(String(url));
  if (host === '127.0.0.1') return fetch(url, init);
  if (host === 'login.microsoftonline.com') {
    const token = `token-${Math.random()}`;
    return pathname.endsWith('/token')
      ? Response.json({ token_type: 'Bearer', access_token: token, expires_in: 3600, ext_expires_in: 3600 })
      : Response.json({});
  }
  return Response.json({ value: [] });
};
