/** Witnesses sign a checkpoint a moment after it is there: who asks for them waits for one that they have signed. */
import { parseCheckpoint } from '../notes/checkpoint.ts'
import type { VerifierKey } from '../notes/key.ts'
import { checkWitnesses } from './check-keys.ts'
import type { Source } from './source.ts'

const PAUSE_MS = 1_000
const TRIES = 10

export type Patience = { pauseMs?: number; tries?: number }

/** The Book as it is read once its checkpoint bears all these signatures, or after the last try as it is. */
export function awaitWitnesses(
  source: Source,
  witnesses: readonly VerifierKey[],
  { pauseMs = PAUSE_MS, tries = TRIES }: Patience = {},
): Source {
  if (witnesses.length === 0) return source
  return {
    async read(path, limit) {
      let bytes = await source.read(path, limit)
      if (path !== 'checkpoint') return bytes
      for (let tried = 1; tried < tries && bytes && !(await isWitnessed(bytes, witnesses)); tried += 1) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        bytes = await source.read(path, limit)
      }
      return bytes
    },
  }
}

async function isWitnessed(
  checkpoint: Parameters<typeof parseCheckpoint>[0],
  witnesses: readonly VerifierKey[],
): Promise<boolean> {
  return (await checkWitnesses(parseCheckpoint(checkpoint), witnesses)).found.length === 0
}
