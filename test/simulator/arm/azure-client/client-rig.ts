import { AuthorizationManagementClient, type RoleAssignmentScheduleRequest } from '@azure/arm-authorization';
import { EXACT } from '../../../../src/simulator/pim/knobs.ts';
import { personId } from '../../rig.ts';
import { type ArmRig, PROD, roleAt, startArmRig } from '../arm-rig.ts';
import { startTlsFront } from './tls-front.ts';

/** A simulator behind TLS, and Microsoft's own client, which is only told where it is and whom to trust. */
export interface ClientRig extends ArmRig {
  /** By first name, with a strong sign-in. `authority`: of another server, in PEM. */
  clientOf(name: string, authority?: string): Promise<AuthorizationManagementClient>;
}

/** Its lists come in pages of three. */
export async function startClientRig(): Promise<ClientRig> {
  const rig = await startArmRig({ knobs: { ...EXACT, azure: { ...EXACT.azure, pageSize: 3 } } });
  const front = await startTlsFront(rig.url);
  return {
    ...rig,
    clientOf: async (name, authority = front.authority) => {
      const claims = { amr: ['pwd', 'mfa'], acrs: ['c1', 'c2'] };
      const { body } = await rig.control('tokens', { user: personId(name), resource: 'arm', claims });
      const token = { token: body.accessToken, expiresOnTimestamp: Date.now() + 3_600_000 };
      return new AuthorizationManagementClient({ getToken: async () => token }, PROD.split('/')[2] ?? '', {
        endpoint: front.url,
        tlsOptions: { ca: authority },
      });
    },
    stop: async () => {
      await front.stop();
      await rig.stop();
    },
  };
}

export const lasting = (duration: string) => ({ expiration: { type: 'AfterDuration', duration } });

/** What Alex asks to activate for an hour. */
export const activation = (role: string, scope: string): RoleAssignmentScheduleRequest => ({
  principalId: personId('Alex'),
  roleDefinitionId: roleAt(scope, role),
  requestType: 'SelfActivate',
  justification: 'INC-4711',
  scheduleInfo: lasting('PT1H'),
});

/** A list to its last page. */
export async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of list) found.push(one);
  return found;
}
