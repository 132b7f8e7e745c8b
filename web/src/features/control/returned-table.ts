import type { BoardResponse } from '@veche/contract/control.ts'
import { SEND_BACK_REASONS } from '@veche/contract/values/answers.ts'

type Reason = (typeof SEND_BACK_REASONS)[number]
export type ReturnedOwner = {
  owner: string
  sentBack: number
  byReason: Map<Reason, number>
  refused: number
}

/** Only the reasons that were given at all; agencies to which the most comes back first. */
export function returnedTable(returned: BoardResponse['returned']): {
  reasons: Reason[]
  rows: ReturnedOwner[]
  hasRefused: boolean
} {
  const rows = [...Map.groupBy(returned, ({ owner }) => owner)].map(([owner, own]) => {
    const back = own.filter(({ kind }) => kind === 'sent_back')
    return {
      owner,
      sentBack: sum(back),
      byReason: new Map(back.flatMap(({ reason, count }) => (reason ? [[reason, count] as const] : []))),
      refused: sum(own.filter(({ kind }) => kind === 'refused')),
    }
  })
  return {
    reasons: SEND_BACK_REASONS.filter((reason) => rows.some(({ byReason }) => byReason.has(reason))),
    rows: rows.sort(
      (a, b) => b.sentBack + b.refused - a.sentBack - a.refused || (a.owner < b.owner ? -1 : 1),
    ),
    hasRefused: rows.some(({ refused }) => refused > 0),
  }
}

function sum(rows: readonly { count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0)
}
