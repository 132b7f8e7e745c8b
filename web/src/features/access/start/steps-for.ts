import type { MeResponse } from '@veche/contract/access.ts'

type Abilities = MeResponse['abilities']

/** By what it is that a person may do: in the order of a day. */
const STEPS = [
  ['today', 'seeToday'],
  ['desk', 'seeDesk'],
  ['answer', 'seeTasks'],
  ['approve', 'approve'],
  ['chats', 'workChats'],
  ['figures', 'seeFigures'],
  ['users', 'manageUsers'],
  ['knowledge', 'seeKnowledge'],
] as const satisfies readonly (readonly [string, keyof Abilities])[]
export type StartStep = (typeof STEPS)[number][0] | 'say' | 'line' | 'find'

/** More is read by nobody on the first day. */
const MOST = 5

export function stepsFor(abilities: Abilities): StartStep[] {
  const own = STEPS.filter(([, ability]) => abilities[ability]).map(([step]) => step)
  const writes = abilities.seeTasks || abilities.workChats
  return [...own.slice(0, MOST), ...(writes ? (['say'] as const) : []), 'line', 'find']
}
