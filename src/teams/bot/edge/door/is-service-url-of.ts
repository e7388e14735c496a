/** Whether a service URL leads to one of `hosts`, over TLS, at the usual port, with nothing in it that could mislead. */
export const isServiceUrlOf =
  (hosts: readonly string[]) =>
  (serviceUrl: string): boolean => {
    const url = URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;
    return url.search === '' && url.hash === '' && hosts.includes(url.host);
  };
