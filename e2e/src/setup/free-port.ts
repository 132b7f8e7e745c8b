import { createServer } from 'node:net'

const FIRST = 19_000
const COUNT = 100
/** A demo region keeps its emulated networks on the next ones. */
const NEIGHBOURS = 7

/** A free port, with its neighbours, of the range kept for the journeys; from a random place: runs rarely meet. */
export async function findFreePort(): Promise<number> {
  const start = Math.floor(Math.random() * COUNT)
  for (let step = 0; step < COUNT; step += 1) {
    const port = FIRST + ((start + step) % (COUNT - NEIGHBOURS))
    if (await areFree(port)) return port
  }
  throw new Error(`No free port from ${FIRST} to ${FIRST + COUNT - 1}`)
}

async function areFree(port: number): Promise<boolean> {
  for (let next = port; next <= port + NEIGHBOURS; next += 1) if (!(await isFree(next))) return false
  return true
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
