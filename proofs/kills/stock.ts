/**
 * The control: Hocuspocus as its documentation has it, with the document stored a while after the last change. What it
 * acknowledges is what it has heard.
 */
import { Server } from '@hocuspocus/server'
import postgres from 'postgres'
import * as Y from 'yjs'

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 4, onnotice: () => {} })

const server = new Server({
  port: Number(process.env.LIVE_PORT),
  address: '127.0.0.1',
  quiet: true,
  onLoadDocument: async ({ document, documentName }) => {
    const [row] = await sql<
      { state: Buffer }[]
    >`select state from stock_documents where name = ${documentName}`
    if (row) Y.applyUpdate(document, row.state)
  },
  onStoreDocument: async ({ document, documentName }) => {
    const state = Buffer.from(Y.encodeStateAsUpdate(document))
    await sql`insert into stock_documents (name, state) values (${documentName}, ${state})
      on conflict (name) do update set state = excluded.state`
  },
})
await server.listen()
