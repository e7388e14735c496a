import { CREDENTIAL_VARIABLES } from '../config/read-credential.ts';
import { AppError } from '../core/app-error.ts';

/** The sandbox hands out sign-ins for the asking: it must never stand beside real credentials (promises, Security 8). */
export function refuseProduction(environment: Readonly<Record<string, string | undefined>>): void {
  const found = [
    ...(environment.NODE_ENV === 'production' ? ['NODE_ENV=production'] : []),
    ...CREDENTIAL_VARIABLES.filter((name) => environment[name]),
  ];
  if (found.length === 0) return;
  throw new AppError(
    'SandboxRefused',
    `The sandbox does not start beside a real configuration: ${found.join(', ')} is set. Unset it and start again.`,
  );
}
