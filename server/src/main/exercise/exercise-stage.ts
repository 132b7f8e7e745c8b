/** Makes regions for exercises as processes with folders of their own, and clears away what a killed one left. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import {
  type BeatFact,
  type ExerciseStage,
  type StagedRegion,
  ticketKeyOf,
  type Wait,
} from '../../modules/portal/index.ts'
import type { Log } from '../../platform/log.ts'
import { isProcessAlive, stopLeftCluster } from '../../platform/postgres/index.ts'
import { startProgram } from '../demo/child-program.ts'
import { GUARD } from './guarded.ts'
import { Report } from './protocol.ts'

const PROGRAM = new URL('./program.ts', import.meta.url).pathname
/** As many as the product itself starts with, and less memory. */
const MEMORY = ['--max-semi-space-size=4', '--max-old-space-size=384']
const FACTS_WITHIN_MS = MINUTE_MS
/** The process that started it. */
const KEEPER_FILE = 'keeper'

type Settings = {
  dataDir: string
  port: number
  host: string
  url: string
  /** Of ours, where people come from. */
  publicUrl: string
  secret: string
  log: Log
}

export function createExerciseStage(settings: Settings): ExerciseStage {
  const folder = path.join(settings.dataDir, 'exercises')
  return {
    open: ({ runId, script }) => openStaged(settings, { folder: path.join(folder, runId), runId, script }),
    sweep: () => sweepFolders(folder),
  }
}

type Opening = { folder: string; runId: string; script: { code: string } }

function openStaged(settings: Settings, { folder, runId, script }: Opening): StagedRegion {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(path.join(folder, KEEPER_FILE), String(process.pid))
  let state: 'preparing' | 'ready' | 'dead' = 'preparing'
  const said: { key: string; at: string }[] = []
  let waits: Wait[] | null = null
  const facts = Promise.withResolvers<BeatFact[]>()
  // Nobody may be waiting for them yet.
  facts.promise.catch(() => undefined)
  const program = startProgram(
    PROGRAM,
    (message) => {
      const report = Report.safeParse(message)
      if (!report.success) return warnOf(settings.log, message)
      if (report.data.type === 'ready') state = 'ready'
      else if (report.data.type === 'said') said.push({ key: report.data.key, at: report.data.at })
      else if (report.data.type === 'waits') waits = report.data.waits
      else facts.resolve(report.data.facts)
    },
    { ...GUARD, args: [...GUARD.args, ...MEMORY] },
  )
  void program.ended.then((exitCode) => {
    state = 'dead'
    facts.reject(new Error(`the region of an exercise ended with code ${exitCode}`))
  })
  const { port, host, url, publicUrl, secret } = settings
  program.send({
    ...{ type: 'prepare', code: script.code, folder, port, host, publicUrl: url },
    ...{ roomUrl: `${publicUrl}/exercises/${runId}`, ticketKey: ticketKeyOf(secret, runId) },
  })
  return {
    state: () => state,
    setPaces: (paces) => program.send({ type: 'paces', paces }),
    setScripted: (roles) => program.send({ type: 'scripted', roles }),
    takeSaid: () => said.splice(0),
    takeWaits() {
      const told = waits
      waits = null
      return told
    },
    end() {
      program.send({ type: 'end' })
      const timer = setTimeout(() => facts.reject(new Error('no figures came')), FACTS_WITHIN_MS)
      timer.unref()
      return facts.promise
    },
    async close() {
      await program.stop()
      await removeLeft(folder)
    },
  }
}

/** What its own log says, of its trouble only. */
function warnOf(log: Log, message: unknown): void {
  if (typeof message !== 'object' || message === null || !('msg' in message)) return
  const { msg } = message
  log.warn({ said: String(msg) }, 'the region of an exercise warns')
}

/** Those of a living process are its own. */
async function sweepFolders(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const left = path.join(folder, name)
    const keeper = Number.parseInt(await readFile(path.join(left, KEEPER_FILE), 'utf8').catch(() => ''), 10)
    if (keeper > 0 && keeper !== process.pid && isProcessAlive(keeper)) continue
    await removeLeft(left)
  }
}

async function removeLeft(folder: string): Promise<void> {
  await stopLeftCluster(folder)
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}
