import { claimPorts } from './claim-ports.ts'

/** Beside those of the journeys, which may run at the same time. */
const RANGE = { first: 20_000, blocks: 240, size: 50 }
/** What is left of the block of this process. */
let next = 0
let end = 0

/** A port where nobody listens and that no other test is given, however late it is used. */
export async function freePort(): Promise<number> {
  if (next === end) {
    const { port, release } = await claimPorts(RANGE)
    process.once('exit', release)
    next = port
    end = port + RANGE.size
  }
  next += 1
  return next - 1
}
