import type { Message, Person } from '../../../src/simulator/teams/index.ts';
import contosoFile from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { type Contoso, startContoso, type Traffic } from '../../stand-ins/contoso.ts';

/** Contoso where nobody is signed in, and Teams signs people in. */
export interface SignInContoso extends Contoso {
  /** What was exchanged on behalf of people, each time for which resource. */
  exchanges(): Promise<('graph' | 'arm')[]>;
  /** What was asked of PIM by writing. */
  writes(): Promise<Traffic[]>;
  /** The newest message of `person` with a sign-in card. */
  signInCard(person?: Person): Promise<Message>;
  /** Turns a policy of Conditional Access on for everybody. */
  requires(control: 'mfa' | 'block', resource: 'graph' | 'arm'): Promise<void>;
}

const APP_IDS = { graph: '00000003-0000-0000-c000-000000000000', arm: '797f4846-ba00-4fd7-ba43-dac1f8f63013' };

/** `bot`: members of the bot's registration that differ. */
export async function startSignInContoso(bot: Partial<TenantFile['bot']> = {}): Promise<SignInContoso> {
  const file = contosoFile as TenantFile;
  const tenant: TenantFile = { ...file, bot: { ...file.bot, ...bot } };
  const contoso = await startContoso({ args: ['--sso'], tenant });
  return {
    ...contoso,
    exchanges: async () => {
      const forms = (await contoso.traffic()).filter(({ service }) => service === 'login').map(formOf);
      return forms
        .filter((form) => form.includes('on_behalf_of'))
        .map((form) => (form.includes('graph.microsoft.com') ? 'graph' : 'arm'));
    },
    writes: async () =>
      (await contoso.pimTraffic()).filter(({ method, url }) => method !== 'GET' && !url.includes('/identity/')),
    signInCard: (person = contoso.alex) => person.chat.messageThat(({ signIn }) => signIn !== undefined),
    requires: async (control, resource) => {
      const { accessToken } = (await contoso.control('tokens', {
        app: true,
        resource: 'graph',
        scopes: ['Policy.ReadWrite.ConditionalAccess'],
      })) as { accessToken: string };
      const response = await fetch(`${contoso.simulator}/graph/v1.0/identity/conditionalAccess/policies`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          displayName: `${control} for ${resource}`,
          state: 'enabled',
          conditions: {
            users: { includeUsers: ['All'] },
            applications: { includeApplications: [APP_IDS[resource]] },
          },
          grantControls: { operator: 'OR', builtInControls: [control] },
        }),
      });
      if (response.status !== 201) throw new Error(await response.text());
    },
  };
}

const formOf = ({ requestBody }: Traffic): string => JSON.stringify(requestBody ?? '');
