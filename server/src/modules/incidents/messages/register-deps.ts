import type { Settings } from '@veche/contract/admin/settings.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { RegionMap } from '../../directory/index.ts'
import type { SpotTold, Suggester } from '../../text/index.ts'
import type { DeadlineBook } from '../deadlines/index.ts'
import type { SuggestedRoute } from './present-suggestion.ts'

/** What registering messages needs beside the transaction. `main/` builds it for each batch. */
export type RegisterDeps = {
  suggest: Suggester
  /** `told`: where exactly, as the words say it. */
  chooseRoute: (topicCode: string, municipalityCode: string | null, told: SpotTold) => SuggestedRoute | null
  municipalityOfChannel: (channelId: string) => string | null
  map: RegionMap
  book: DeadlineBook
  settings: Pick<Settings, 'reopenWithinDays'>
  now: Date
  /** Called when the author writes again while the answer to them waits to be sent. */
  stopUnread: (tx: Tx, incidentId: string, facts: { book: DeadlineBook; now: Date }) => Promise<void>
}
