import type { Check } from '../answers.queries.ts'

/** Whoever wants to mend a remark is led to it: its list unfolds, and what the remark offers to press has the focus. */
export function goToRemark({ code }: Pick<Check, 'code'>): void {
  const row = document.querySelector<HTMLElement>(`[data-check="${code}"]`)
  if (!row) return
  const fold = row.closest('details')
  if (fold) fold.open = true
  const act = row.querySelector('button') ?? row
  if (act === row) row.tabIndex = -1
  act.focus({ preventScroll: true })
  row.scrollIntoView({ block: 'center' })
}
