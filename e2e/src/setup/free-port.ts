import { createServer } from 'node:net'

const FIRST = 19_000
const COUNT = 100

/** A free port, whose neighbour is free too, of the range kept for the journeys; from a random place: runs rarely meet. */
export async function findFreePort(): Promise<number> {
  const start = Math.floor(Math.random() * COUNT)
  for (let step = 0; step < COUNT; step += 1) {
    const port = FIRST + ((start + step) % (COUNT - 1))
    // A demo region keeps its emulated network on the next one.
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
  throw new Error(`No free port from ${FIRST} to ${FIRST + COUNT - 1}`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
