import type { OutageSheetQuery } from '@veche/contract/outages.ts'
import type { z } from 'zod'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dateInZone, timeInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { selectPage } from '../list/list.repository.ts'
import { reachOf } from '../outages.policy.ts'
import type { OutageRow } from '../outages.repository.ts'
import type { OutagesContext } from '../outages-context.ts'
import { KIND_WORDS } from './columns.ts'

const MOST_ROWS = 20_000

/** What the list shows, in the columns that a file may come back with. */
export async function listSheetRows(
  { db, clock, region }: OutagesContext,
  { query, actor }: { query: Omit<z.infer<typeof OutageSheetQuery>, 'format'>; actor: Actor },
): Promise<Cell[][]> {
  const { state, ...filter } = query
  const directory = await getDirectory(db)
  const reach = reachOf(actor, 'read', directory)
  const page = { state, reach, filter, after: null, limit: MOST_ROWS, now: clock() }
  const rows = await beyondScope('of the questions that joined an outage the count is told', () =>
    selectPage(db, page),
  )
  return rows.map((outage) => cellsOf(outage, { directory, timeZone: region.timeZone }))
}

/** In the order of `COLUMNS`. */
function cellsOf(
  outage: OutageRow,
  { directory, timeZone }: { directory: Directory; timeZone: string },
): Cell[] {
  const nameOf = (entries: readonly { code: string; name: string }[], code: string) =>
    entries.find((entry) => entry.code === code)?.name ?? code
  const wall = (moment: Date) => {
    const day = dateInZone(timeZone, moment).split('-').reverse().join('.')
    return `${day} ${timeInZone(timeZone, moment)}`
  }
  return [
    ...[outage.number, KIND_WORDS[outage.kind], outage.reason],
    nameOf(directory.agencies, outage.agencyCode),
    nameOf(directory.municipalities, outage.municipalityCode),
    ...[outage.addresses, wall(outage.beginsAt), wall(outage.endsAt)],
  ]
}
