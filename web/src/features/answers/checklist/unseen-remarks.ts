import type { Check } from '../answers.queries.ts'

type Remark = Pick<Check, 'code' | 'part' | 'state' | 'words'>

/** What the check says now and the page has not shown: an hour that was promised may have passed meanwhile. */
export function unseenRemarks<Found extends Remark>(
  shown: readonly Remark[],
  found: readonly Found[],
): Found[] {
  const seen = new Set(shown.filter(isRemark).map(keyOf))
  return found.filter((check) => isRemark(check) && !seen.has(keyOf(check)))
}

function isRemark({ state }: Remark): boolean {
  return state === 'attention'
}

function keyOf({ code, part, words }: Remark): string {
  return JSON.stringify([code, part, words])
}

/** Thrown in place of a yes that would pass over them. */
export class UnseenRemarks extends Error {
  override name = 'UnseenRemarks'
  readonly remarks: readonly Check[]

  constructor(remarks: readonly Check[]) {
    super('unseen remarks')
    this.remarks = remarks
  }
}
