import { parseArgs } from 'node:util';
import { createApp } from './app.ts';
import { readConfig } from './config/read-config.ts';
import { readEnvironment } from './config/read-environment.ts';
import { AppError } from './core/app-error.ts';
import { systemClock } from './core/clock.ts';
import { createLogger } from './core/logger.ts';
import { whenParentEnds } from './core/when-parent-ends.ts';

const USAGE =
  'npm start -- [--env NAME] [--data DIR]: the environment, and the files env/.env.NAME and env/.env.NAME.user';

try {
  const config = readConfig(environmentOf(process.argv.slice(2)));
  const logger = createLogger('pim-bot', config.logLevel);
  const app = await createApp({
    config,
    fetch,
    clock: systemClock,
    channelAuth: true,
    fallbackZone: 'UTC',
    fail: (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
    logger,
  });
  const url = await app.start();
  let isStopping = false;
  const stop = (why: string) => {
    // A signal, another one, and the end of npm may all come of the same.
    if (isStopping) return;
    isStopping = true;
    logger.info({ why }, 'stopping: turns in flight finish first');
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ error }, 'could not stop in good order');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  whenParentEnds(() => stop('npm ended'));
  process.stdout.write(`pim-bot ready ${url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.message : String(error)}\n`);
  process.exitCode = error instanceof AppError && error.code === 'BadOption' ? 2 : 1;
}

function environmentOf(args: readonly string[]): Readonly<Record<string, string | undefined>> {
  const { env, data } = optionsIn(args);
  const environment = env === undefined ? process.env : readEnvironment(env, process.env);
  return data === undefined ? environment : { ...environment, DATA_DIR: data };
}

function optionsIn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { env: { type: 'string' }, data: { type: 'string' } } }).values;
  } catch (error) {
    throw new AppError('BadOption', `${error instanceof Error ? error.message : String(error)}. Usage: ${USAGE}`);
  }
}
