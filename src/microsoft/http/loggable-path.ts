/** The path of `url` with the names but not the values of its query: values may name people. */
export function loggablePath(url: URL): string {
  const names = [...new Set(url.searchParams.keys())].map(encodeURI);
  return names.length === 0 ? url.pathname : `${url.pathname}?${names.join('&')}`;
}
