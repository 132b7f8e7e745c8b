/** Runs everything up to the report: the database server, the systems one after another, the limit, the rounds. */
import path from 'node:path'
import { compare } from './comparison.ts'
import { startDatabaseServer } from './database-server.ts'
import { measureLimit } from './limit.ts'
import { measureRounds } from './measure-rounds.ts'
import type { Programs } from './programs.ts'
import { createRedmine } from './redmine.ts'
import type { CompareReport } from './report.ts'
import { createRequestTracker } from './request-tracker.ts'
import type { Rival, Site } from './rival.ts'
import { type CompareOptions, deepPageOf } from './settings.ts'
import { createVeche } from './veche.ts'

type Place = { folder: string; programs: Programs }

export async function runCompare(
  { rounds, size, rivals }: CompareOptions,
  { folder, programs }: Place,
): Promise<CompareReport> {
  const database = await startDatabaseServer(folder, programs)
  const site: Site = { folder, size, programs, database }
  const systems: Rival[] = [await createVeche(site)]
  if (rivals.includes('rt')) systems.push(...(await createRequestTracker(site)))
  if (rivals.includes('redmine')) systems.push(await createRedmine(site))
  for (const system of systems.filter(({ isVariant }) => !isVariant)) {
    console.error(`setting up ${system.name}…`)
    await system.init()
  }
  console.error('measuring the limit…')
  const limit = await measureLimit(database)
  const turns = await measureRounds(systems, rounds)
  const names = systems.map(({ name }) => name)
  const works = compare(turns, { systems: names, limit, deepPage: deepPageOf(size) })
  return { rounds, size, systems: names, works, limit, turns }
}

export const logFolderOf = (folder: string) => path.join(folder, 'log')
