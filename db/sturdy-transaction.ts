import type { Sql, TransactionSql } from 'postgres'

/**
 * Transactions of a pool that end with their connection. postgres.js 3.4.9 tells whoever began one that the connection
 * is gone, but lets the work in it go on: what it asks next, or the rollback at its end, is written to a socket that is
 * no more (an exception outside every promise, which ends the process), or into whatever somebody else has begun there
 * meanwhile. Here such work is refused what it asks, and nothing is asked for it.
 */
export function sturdyTransactions(pool: Sql): Sql {
  const begin = pool.begin.bind(pool) as Begin
  const sturdy: Begin = (work) => {
    const connection: Connection = { lost: null }
    return noting(
      connection,
      begin((transaction) => whileThere(connection, work(held(transaction, connection)))),
    )
  }
  return Object.assign(pool, { begin: sturdy })
}

type Work = (transaction: TransactionSql) => PromiseLike<unknown>
type Begin = (work: Work) => Promise<unknown>
/** The failure it was lost with. */
type Connection = { lost: unknown }

/** What drizzle asks with: statements, and transactions within. */
function held(transaction: TransactionSql, connection: Connection): TransactionSql {
  const unsafe = transaction.unsafe as (...asked: unknown[]) => Promise<unknown>
  const savepoint = transaction.savepoint as Begin
  return Object.assign(transaction, {
    unsafe: (...asked: unknown[]) =>
      connection.lost ? refusal(connection.lost) : noting(connection, unsafe(...asked)),
    savepoint: (work: Work) =>
      connection.lost
        ? refusal(connection.lost)
        : noting(
            connection,
            savepoint((within) => whileThere(connection, work(held(within, connection)))),
          ),
  })
}

/**
 * Settles as the work does; never, once the connection is lost, because its end would be asked for there. Asked for its
 * outcome once: what drizzle gives for a promise does its work each time.
 */
function whileThere<Result>(connection: Connection, work: PromiseLike<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    work.then(
      (result) => connection.lost ?? resolve(result),
      (error) => {
        note(connection, error)
        connection.lost ?? reject(error)
      },
    )
  })
}

/** Whoever began is told when the connection closes, whatever the work is waiting for. */
function noting<Answer>(connection: Connection, asked: Promise<Answer>): Promise<Answer> {
  asked.catch((error: unknown) => note(connection, error))
  return asked
}

function note(connection: Connection, error: unknown) {
  if (error instanceof Error && 'code' in error && error.code === 'CONNECTION_CLOSED')
    connection.lost ??= error
}

/** As a statement that fails. */
function refusal(why: unknown): Promise<never> {
  const refused = Promise.reject(why)
  return Object.assign(refused, { values: () => refused })
}
