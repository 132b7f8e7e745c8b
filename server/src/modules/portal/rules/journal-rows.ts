import type { Cell } from '../../../platform/sheets/index.ts'
import { dateInZone, timeInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import type { FiringFilter, RulesContext } from '../rule-engine/index.ts'
import { describeAct, EVENT_WORDS, HEADER, STATE_WORDS } from './domain/journal-words.ts'
import { readFirings } from './read-rules.ts'

const PAGE = 200
const MOST_ROWS = 10_000

/** The journal as a table, read page by page while it is written. */
export async function* journalRows(
  { db, region }: RulesContext,
  { actor, ...filter }: FiringFilter & { actor: Actor },
): AsyncGenerator<Cell[]> {
  yield HEADER
  const write = (moment: string) =>
    `${dateInZone(region.timeZone, new Date(moment))} ${timeInZone(region.timeZone, new Date(moment))}`
  let cursor: string | undefined
  for (let count = 0; count < MOST_ROWS; count += PAGE) {
    const { firings, nextCursor } = await readFirings(db, { ...filter, cursor, limit: PAGE, actor })
    for (const {
      ruleNo,
      ruleName,
      versionNo,
      number,
      event,
      eventAt,
      firedAt,
      acts,
      state,
      decidedByName,
    } of firings)
      yield [
        ...[
          write(firedAt),
          `${ruleNo}. ${ruleName}`,
          versionNo,
          number ?? '',
          EVENT_WORDS[event],
          write(eventAt),
        ],
        ...[acts.map(describeAct).join('; '), STATE_WORDS[state], decidedByName ?? ''],
      ]
    if (nextCursor === null) return
    cursor = nextCursor
  }
}
