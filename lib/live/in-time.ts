/** Longer than Postgres lets any of our transactions last. */
const patienceMs = 25_000

/**
 * The answer of the database, or a failure. A connection that breaks can leave a question without any answer, and
 * whoever waits for it forever holds up everybody who comes after.
 */
export async function inTime<Answer>(work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer.')), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
