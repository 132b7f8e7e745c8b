/** The world with what is asked of engines that have tests of their own. */
import { queueAgain, settle } from './answers.ts'
import type { Engine } from './clocks.ts'
import type { Delivery, World } from './world.ts'

export type Rules = { engine: Engine; routeOf: (topic: string, place: string) => string | null }

export function rowOf({ ledger }: World, index: number): Delivery {
  const row = ledger[index]
  if (!row) throw new Error('The model has no such delivery')
  return row
}

export function courseOf(world: World, rules: Rules) {
  return { world, now: world.now, engine: rules.engine }
}
export type Course = ReturnType<typeof courseOf>

export function lookIntoThread(row: Delivery, by: string | null, fact: Course): void {
  if (row.isThere) settle(row, 'sent', by, fact)
  else if (row.state === 'unknown') queueAgain(row, null, fact)
}
