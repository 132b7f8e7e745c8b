import type { MacroTextPlace } from '@veche/contract/values/portal/macros.ts'

const UNGIVEN: readonly string[] = ['new', 'distribution']

type Stands = {
  step: string
  acts: readonly { act: { does: string }; outcome: string }[]
  isWritten: boolean
}

/** Where a text is to be looked for: a question that nobody has been given shows no draft until it is given. */
export function textGoes({ step, acts, isWritten }: Stands): MacroTextPlace {
  if (isWritten) return 'nowhere'
  const isGiven = acts.some(
    ({ act, outcome }) => act.does.startsWith('give') && (outcome === 'planned' || outcome === 'done'),
  )
  return UNGIVEN.includes(step) && !isGiven ? 'waits' : 'card'
}
