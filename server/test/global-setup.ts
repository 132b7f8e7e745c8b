/** Once per run: a migrated and seeded template that every test file clones in some tens of milliseconds. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '../src/main/prepare-database.ts'
import { isProcessAlive } from '../src/platform/postgres/postmaster-pid.ts'
import { runOn, startTestCluster, urlOf } from './database/test-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: { url: string; runtimeUrl: string; template: string; isOurs: boolean }
  }
}

const SIDE_BY_SIDE = 8
const OF_TESTS = /^veche_test_(\d+)_/

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster(process.env)
  // On a server of the developer's own a process of the name's number may run on another machine.
  if (cluster.isOurs) await dropDatabases(cluster.url, isLeftBehind)
  const template = `veche_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await runOn(cluster.url, `create database ${template} template template0`)
  await runOn(urlOf(cluster.url, template), 'create extension pg_trgm')
  await prepareDatabase({
    owner: { connectionString: urlOf(cluster.url, template) },
    grantee: cluster.runtimeRole,
  })
  const { url, runtimeUrl, isOurs } = cluster
  project.provide('cluster', { url, runtimeUrl, template, isOurs })
  return async () => {
    await dropDatabases(cluster.url, (name) => name.startsWith(template))
    await cluster.stop()
  }
}

/** Of a run that was killed before it could drop its own. */
function isLeftBehind(name: string): boolean {
  const pid = OF_TESTS.exec(name)?.[1]
  return pid !== undefined && !isProcessAlive(Number(pid))
}

async function dropDatabases(url: string, isToGo: (name: string) => boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database')
  await client.end()
  const names = rows.map(({ datname }) => datname).filter(isToGo)
  // Several at once wait for one and the same checkpoint.
  const shares = Array.from({ length: SIDE_BY_SIDE }, (_, share) =>
    names.filter((_name, index) => index % SIDE_BY_SIDE === share),
  )
  await Promise.all(
    shares.map((share) => runOn(url, ...share.map((name) => `drop database if exists ${name} with (force)`))),
  )
}
