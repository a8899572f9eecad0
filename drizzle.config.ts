import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./db/schema/*.ts'],
  out: './db/migrations',
  // Roles are made by db/migrate.ts before the first migration.
  entities: { roles: false },
})
