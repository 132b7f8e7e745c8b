/** Once per run: a migrated and seeded template that every test file clones in some tens of milliseconds. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '../src/main/prepare-database.ts'
import { runOn, startTestCluster, urlOf } from './test-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: { url: string; runtimeUrl: string; template: string }
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster(process.env)
  const template = `veche_test_${randomBytes(4).toString('hex')}`
  await runOn(cluster.url, `create database ${template} template template0`)
  await runOn(urlOf(cluster.url, template), 'create extension pg_trgm')
  await prepareDatabase({
    owner: { connectionString: urlOf(cluster.url, template) },
    grantee: cluster.runtimeRole,
  })
  project.provide('cluster', { url: cluster.url, runtimeUrl: cluster.runtimeUrl, template })
  return async () => {
    await dropDatabases(cluster.url, template)
    await cluster.stop()
  }
}

/** The template and every clone of this run that a broken test left behind. */
async function dropDatabases(url: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where datname like $1',
    [`${template}%`],
  )
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  await client.end()
}
