import type { Config } from '../../../platform/config.ts'
import { openShelves } from '../../../platform/files/open-shelves.ts'
import { FileStoreError } from '../../../platform/files/store/bucket-error.ts'
import type { Log } from '../../../platform/log.ts'

const PASSES = new Set(['silent', 'busy'])

/**
 * Throws where the settings of the store are wrong, in one sentence. A store that is silent stops nobody from starting:
 * what needs no file works meanwhile, and «Состояние» says it.
 */
export async function proveStore(config: Pick<Config, 'dataDir' | 'files'>, log: Log): Promise<void> {
  try {
    await openShelves(config).bucket?.prove()
  } catch (error) {
    if (!(error instanceof FileStoreError)) throw error
    if (!PASSES.has(error.failure)) throw new Error(error.message)
    log.error({ failure: error.failure }, error.message)
  }
}
