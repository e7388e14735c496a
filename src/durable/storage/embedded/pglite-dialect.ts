import type { PGlite, Transaction } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/** kysely over PGlite, which is one connection for everybody. */
export const pgliteDialect = (client: PGlite): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => createDriver(client),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

const createDriver = (client: PGlite): Driver => ({
  init: async () => undefined,
  acquireConnection: async () => new PgliteConnection(client),
  beginTransaction: (connection) => own(connection).begin(),
  commitTransaction: (connection) => own(connection).commit(),
  rollbackTransaction: (connection) => own(connection).rollback(),
  releaseConnection: async () => undefined,
  destroy: async () => undefined,
});

function own(connection: DatabaseConnection): PgliteConnection {
  if (connection instanceof PgliteConnection) return connection;
  throw new TypeError('a connection of another driver');
}

interface OpenTransaction {
  readonly tx: Transaction;
  readonly done: () => void;
  readonly undo: (reason: unknown) => void;
}

const UNDONE = Symbol('undone');

/**
 * A raw `begin` would take in what others send meanwhile, and a raw `rollback` undo it. So a transaction is PGlite's own,
 * which keeps everybody else waiting until it ends.
 */
class PgliteConnection implements DatabaseConnection {
  readonly #client: PGlite;
  #open: OpenTransaction | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(client: PGlite) {
    this.#client = client;
  }

  begin(): Promise<void> {
    return new Promise((begun, refused) => {
      this.#ended = this.#client.transaction(
        (tx) =>
          new Promise<void>((done, undo) => {
            this.#open = { tx, done, undo };
            begun();
          }),
      );
      this.#ended.catch(refused);
    });
  }

  async commit(): Promise<void> {
    this.#open?.done();
    this.#open = undefined;
    await this.#ended;
  }

  async rollback(): Promise<void> {
    this.#open?.undo(UNDONE);
    this.#open = undefined;
    await this.#ended.catch((reason: unknown) => {
      if (reason !== UNDONE) throw reason;
    });
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows = 0 } = await (this.#open?.tx ?? this.#client).query<R>(sql, [...parameters]);
    return { rows, numAffectedRows: BigInt(affectedRows) };
  }

  // biome-ignore lint/correctness/useYield: nothing of ours streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database does not stream: select a page at a time.');
  }
}
