/** Where bytes that a person brought lie: none is saved that the region's scanner of viruses has not let through. */
import { AppError, InvalidError } from '../errors.ts'
import type { FileStore } from './files.ts'
import { type VirusScan, VirusScanError } from './virus-scan.ts'

declare const isLookedAt: unique symbol
export type BroughtFiles = FileStore & { readonly [isLookedAt]: true }

/** `scan`: null where the region has no scanner. One that is silent lets nothing through. */
export function lookAtBrought(store: FileStore, scan: VirusScan | null): BroughtFiles {
  return {
    ...store,
    async save(bytes: Uint8Array) {
      if (scan !== null) await refuseInfected(scan, bytes)
      return store.save(bytes)
    },
  } as BroughtFiles
}

async function refuseInfected(scan: VirusScan, bytes: Uint8Array): Promise<void> {
  const verdict = await scan(bytes).catch((error: unknown) => {
    if (error instanceof VirusScanError) throw new AppError('file.scanner_away', 503, {}, { cause: error })
    throw error
  })
  if (verdict === 'infected') throw new InvalidError('file.infected', { field: 'file' })
}
