import { AppError } from '../core/app-error.ts';

/** Starts what listens at `port`; says so where another program has that port. Throws AppError `PortTaken`. */
export async function onPort<T>(option: string, port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    const message = `Port ${port} is taken, perhaps by another sandbox. Stop that one, or start with ${option} 0: any free port.`;
    throw new AppError('PortTaken', message, { facts: { port }, cause: error });
  }
}
