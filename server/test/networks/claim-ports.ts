import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { isProcessAlive } from '../../src/platform/postgres/postmaster-pid.ts'

/** The same for all runs on the machine: each has a temporary folder of its own. */
const CLAIMS = '/tmp'

/** So many blocks of so many ports, the first of them at `first`. */
export type PortRange = { first: number; blocks: number; size: number }
export type Ports = { port: number; release: () => void }

/**
 * A block of free ports, ours until it is released: several installations start at once, and from the choice of a port
 * until something listens there seconds pass. From a random place: runs rarely meet. Ranges lie below the ports that the
 * system gives to outgoing connections, because one of those would hold a port that was free when it was chosen.
 */
export async function claimPorts({ first, blocks, size }: PortRange): Promise<Ports> {
  const start = Math.floor(Math.random() * blocks)
  for (let step = 0; step < blocks; step += 1) {
    const port = first + ((start + step) % blocks) * size
    const claim = path.join(CLAIMS, `veche-ports-${port}`)
    if (!takeClaim(claim)) continue
    const release = () => rmSync(claim, { force: true })
    if (await areFree(port, size)) return { port, release }
    release()
  }
  throw new Error(`No free ports from ${first} to ${first + blocks * size - 1}`)
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

async function areFree(port: number, size: number): Promise<boolean> {
  for (let next = port; next < port + size; next += 1) if (!(await isFree(next))) return false
  return true
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
