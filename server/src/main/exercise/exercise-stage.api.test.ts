import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findScript } from '../../modules/portal/index.ts'
import { newId } from '../../platform/ids.ts'
import { createLog } from '../../platform/log.ts'
import { createExerciseStage } from './exercise-stage.ts'

const LIMIT_MS = 120_000
const SECRET = 'a secret of the tests, long enough to be one'
let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'veche-stage-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
async function until(isThere: () => boolean): Promise<void> {
  const deadline = Date.now() + LIMIT_MS
  while (!isThere()) {
    if (Date.now() > deadline) throw new Error('It did not come')
    await pause(100)
  }
}
async function placeAt() {
  const port = await findPort()
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

/** Programs whose command names the folder, or that this process has started for an exercise. */
function findRegionPid(): number {
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
      const parent = /PPid:\t(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]
      if (command.includes('main/exercise/program.ts') && Number(parent) === process.pid) return Number(name)
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new Error('no region')
}

it('sweeps what a killed region left, its database too, and nothing of a living keeper', {
  timeout: LIMIT_MS,
}, async () => {
  const stage = createExerciseStage({ ...(await placeAt()), log: createLog('silent') })
  const runId = newId()
  const region = stage.open({ runId, script: findScript('water-main')! })
  await until(() => region.state() === 'ready')
  const server = serverOf(runId)
  process.kill(findRegionPid(), 'SIGKILL')
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
      setInterval(() => region.state() === 'ready' && console.log('ready'), 100)`
  const keeper = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => keeper.stdout.once('data', resolve))
  const server = serverOf(runId)
  keeper.kill('SIGKILL')
  await until(() => !existsSync(folderOf(runId)))
  await until(() => !isRunning(server))
})
