import { CONTRIBUTION_USUAL_HOURS } from '@veche/contract/values/casework/contributions.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import type { AskedParts } from './asking.queries.ts'

export type BegunAsk = Pick<AskedParts, 'bodies' | 'ask'> & {
  /** Null: as they are offered. */
  shownWords: string | null
  hours: number
  /** A moment of one's own, by the clock of the wall; null: by the hours. Not in what was begun before. */
  wall?: string | null
  /** The server has seen personal data in it, and asks whether they are meant. */
  isPersonal: boolean
}
export const NOTHING_ASKED: BegunAsk = {
  ...{ bodies: [], ask: '', shownWords: null, isPersonal: false },
  hours: CONTRIBUTION_USUAL_HOURS,
}

/** What was begun of asking other bodies stays over a reload. */
export function useBegunAsk(incidentId: string) {
  return useBegun<BegunAsk>(
    `asked parts ${incidentId}`,
    NOTHING_ASKED,
    (begun) => begun.ask + (begun.shownWords ?? ''),
  )
}
