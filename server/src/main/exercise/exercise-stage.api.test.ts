import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freePort } from '../../../test/networks/free-port.ts'
import { findScript } from '../../modules/portal/index.ts'
import { newId } from '../../platform/ids.ts'
import { createLog } from '../../platform/log.ts'
import { createExerciseStage } from './exercise-stage.ts'

const LIMIT_MS = 400_000
const STEP_MS = 180_000
const SECRET = 'a secret of the tests, long enough to be one'
let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'veche-stage-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** A region that died while it was waited for has said why on its standard error. */
async function until(isThere: () => boolean, isLost = (): boolean => false): Promise<void> {
  const deadline = Date.now() + STEP_MS
  while (!isThere()) {
    if (isLost()) throw new Error(`It will not come: ${isThere}`)
    if (Date.now() > deadline) throw new Error(`It did not come: ${isThere}`)
    await pause(100)
  }
}
async function placeAt() {
  const port = await freePort()
  const url = `http://localhost:${port}`
  return { dataDir, port, url, host: '127.0.0.1', publicUrl: 'http://localhost:8080', secret: SECRET }
}
const folders = () => readdirSync(path.join(dataDir, 'exercises'))
const folderOf = (runId: string) => path.join(dataDir, 'exercises', runId)
const serverOf = (runId: string) =>
  Number.parseInt(readFileSync(path.join(folderOf(runId), 'pg', 'postmaster.pid'), 'utf8'), 10)

/** A dead one whose number nobody has taken back yet is listed for a while. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** The process that started the database of the region. */
function findRegionPid(server: number): number {
  return Number(/PPid:\t(\d+)/.exec(readFileSync(`/proc/${server}/status`, 'utf8'))?.[1])
}

it('sweeps what a killed region left, its database too, and nothing of a living keeper', {
  timeout: LIMIT_MS,
}, async () => {
  const stage = createExerciseStage({ ...(await placeAt()), log: createLog('silent') })
  const runId = newId()
  const region = stage.open({ runId, script: findScript('water-main')! })
  await until(
    () => region.state() === 'ready',
    () => region.state() === 'dead',
  )
  const server = serverOf(runId)
  process.kill(findRegionPid(server), 'SIGKILL')
  await until(() => region.state() === 'dead')
  await expect(region.end()).rejects.toThrow(/ended with code/)
  expect(isRunning(server)).toBe(true)

  // Of somebody who lives: the parent of this very process.
  writeFileSync(path.join(folderOf(runId), 'keeper'), String(process.ppid))
  await stage.sweep()
  expect(folders()).toEqual([runId])
  writeFileSync(path.join(folderOf(runId), 'keeper'), '4194999')
  await stage.sweep()
  // The server too, and not when it notices by itself that its folder is gone.
  expect([folders(), isRunning(server)]).toEqual([[], false])
})

it('leaves neither process nor file of a region whose keeper was killed', { timeout: LIMIT_MS }, async () => {
  const runId = newId()
  const program = `
      import { createExerciseStage } from '${path.join(import.meta.dirname, 'exercise-stage.ts')}'
      import { createLog } from '${path.join(import.meta.dirname, '../../platform/log.ts')}'
      const stage = createExerciseStage({ ...${JSON.stringify(await placeAt())}, log: createLog('silent') })
      const region = stage.open({ runId: '${runId}', script: { code: 'flood' } })
      setInterval(() => region.state() === 'preparing' || console.log(region.state()), 100)`
  const keeper = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const told = await new Promise((resolve) => keeper.stdout.once('data', resolve))
  expect(String(told)).toMatch(/^ready/)
  const server = serverOf(runId)
  keeper.kill('SIGKILL')
  await until(() => !existsSync(folderOf(runId)))
  await until(() => !isRunning(server))
})
