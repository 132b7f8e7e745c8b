import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { isProcessAlive } from '../../../server/src/platform/postgres/postmaster-pid.ts'

const FIRST = 19_000
const BLOCKS = 12
/** A demo region keeps its emulated networks on the ports after its own, and the region of an exercise behind them. */
const BLOCK = 10
/** The same for all runs on the machine: each has a temporary folder of its own. */
const CLAIMS = '/tmp'

export type Ports = { port: number; release: () => void }

/**
 * Free ports of the range kept for the journeys, ours until they are released: several installations start at once, and
 * from the choice of a port until something listens there seconds pass. From a random place: runs rarely meet.
 */
export async function claimPorts(): Promise<Ports> {
  const start = Math.floor(Math.random() * BLOCKS)
  for (let step = 0; step < BLOCKS; step += 1) {
    const port = FIRST + ((start + step) % BLOCKS) * BLOCK
    const claim = path.join(CLAIMS, `veche-e2e-ports-${port}`)
    if (!takeClaim(claim)) continue
    const release = () => rmSync(claim, { force: true })
    if (await areFree(port)) return { port, release }
    release()
  }
  throw new Error(`No free ports from ${FIRST} to ${FIRST + BLOCKS * BLOCK - 1}`)
}

function takeClaim(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const owner = readOwner(file)
    if (owner === null || isProcessAlive(owner)) return false
    // Of a run that was killed.
    rmSync(file, { force: true })
    return takeClaim(file)
  }
}

/** Null: given back, or being written, this very moment. */
function readOwner(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null
  } catch {
    return null
  }
}

async function areFree(port: number): Promise<boolean> {
  for (let next = port; next < port + BLOCK; next += 1) if (!(await isFree(next))) return false
  return true
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
