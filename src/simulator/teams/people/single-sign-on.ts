import type { Self } from './self.ts';

/** What Teams gets for the person without asking them; nothing where it cannot. */
export async function singleSignOnToken({ singleSignOn, account, ground }: Self): Promise<string | undefined> {
  if (singleSignOn === 'needs-consent') return undefined;
  if (singleSignOn === 'works') {
    if (!ground.tokens) throw new Error('Single sign-on needs a simulator: give startTeams its URL.');
    return ground.tokens.singleSignOn(account.id);
  }
  if ('failsWith' in singleSignOn) return undefined;
  const { token } = singleSignOn;
  return typeof token === 'string' ? token : token();
}
