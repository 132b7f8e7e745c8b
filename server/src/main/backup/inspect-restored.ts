/** Starts a restored database beside everything else, and looks at what it holds. */
import { compareBook } from '../../modules/book/index.ts'
import type { Config } from '../../platform/config.ts'
import { FOLDER_ALONE } from '../../platform/files/store/bucket-settings.ts'
import { createLog } from '../../platform/log.ts'
import { resolveDatabase } from '../../platform/postgres/index.ts'
import { type DoctorCheck, type Finding, lineOf, look } from '../cli/doctor/check.ts'
import { DATA_CHECKS } from '../cli/doctor/checks.ts'
import { createProduct, type Product } from '../context.ts'
import { bookContextOf } from '../wiring/book-context-of.ts'
import { countQueued, readFigures } from './backup.repository.ts'

export type Inspected = {
  isGood: boolean
  lines: string[]
  incidents: number
  queued: number
  timeZone: string
}

export async function inspectRestored(given: Config): Promise<Inspected> {
  // The secret and the files that came with the copy are what must open it, whatever a store holds.
  const config = {
    ...given,
    databaseUrl: null,
    ownerUrl: null,
    readUrl: null,
    secret: null,
    files: FOLDER_ALONE,
  }
  const log = createLog('silent')
  const { access, stop } = await resolveDatabase({ databaseUrl: null, dataDir: config.dataDir, log })
  try {
    const product = await createProduct(config, access.runtime, log)
    try {
      const { db } = product.context
      const lines: string[] = []
      let isGood = true
      const tell = (name: string, finding: Finding) => {
        lines.push(lineOf({ name }, finding))
        if (finding.state === 'failed') isGood = false
      }
      const system = { config, db, access, isEmbedded: true }
      for (const check of DATA_CHECKS) tell(check.name, await look(check, system))
      tell('book', await look(bookCheck(product), system))
      const { incidents, timeZone } = await readFigures(db)
      return { isGood, lines, incidents, timeZone, queued: await countQueued(db) }
    } finally {
      await product.close()
    }
  } finally {
    await stop()
  }
}

function bookCheck(product: Product): DoctorCheck {
  return {
    name: 'book',
    async run() {
      // Nobody makes the past of a demo region here, for which its Book would wait.
      product.bookGate.isOpen = true
      const found = await compareBook(bookContextOf(product))
      if (found === null) return { state: 'ok', found: 'has not begun' }
      const { questions, differences } = found
      if (differences === 0) return { state: 'ok', found: `${questions} questions say what the ledger says` }
      return { state: 'failed', found: `${differences} entries differ from the ledger` }
    },
  }
}
