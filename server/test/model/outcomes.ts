/** What the model says comes of an act: the worlds that may follow. */
import { type Act, HOLD_SECONDS, isByPerson } from './acts.ts'
import { dueDeliveries, endSend } from './answers.ts'
import { ask } from './asking.ts'
import { courseOf, lookIntoThread, type Rules, rowOf } from './course.ts'
import { happen } from './happenings.ts'
import { copyOf, type Delivery, type World } from './world.ts'

/** A world that may follow. `answers`: for each person who asked, the codes of which one is heard; none: done. */
export type Outcome = { world: World; answers: string[][] }

export function* outcomesOf(world: World, act: Act, rules: Rules): Generator<Outcome> {
  switch (act.do) {
    case 'both': {
      const [first, second] = act.acts
      const one = copyOf(world)
      yield { answers: [ask(one, first, rules), ask(one, second, rules)], world: one }
      const other = copyOf(world)
      const late = ask(other, second, rules)
      yield { answers: [ask(other, first, rules), late], world: other }
      return
    }
    case 'send': {
      const later = atSending(world, act)
      // Each is on its way by itself: they end in any order.
      yield* inAnyOrder(later, dueDeliveries(later), (next, index, place) =>
        endSend(rowOf(next, index), act.ends[place % act.ends.length] ?? 'ok', courseOf(next, rules)),
      )
      return
    }
    case 'reconcile':
      yield* inAnyOrder(world, unknownDeliveries(world), (next, index) =>
        lookIntoThread(rowOf(next, index), null, courseOf(next, rules)),
      )
      return
    default: {
      const next = copyOf(world)
      const answers = isByPerson(act) ? [ask(next, act, rules)] : []
      if (!isByPerson(act)) happen(next, act, rules)
      yield { world: next, answers }
    }
  }
}

const MOST_ORDERS = 720

function* inAnyOrder(
  world: World,
  rows: readonly Delivery[],
  end: (next: World, index: number, place: number) => void,
): Generator<Outcome> {
  const places = rows.map((row, place) => ({ index: world.ledger.indexOf(row), place }))
  let tried = 0
  for (const order of ordersOf(places)) {
    const next = copyOf(world)
    for (const { index, place } of order) end(next, index, place)
    yield { world: next, answers: [] }
    tried += 1
    if (tried >= MOST_ORDERS) return
  }
}

function* ordersOf<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length <= 1) {
    yield [...items]
    return
  }
  for (const [index, item] of items.entries())
    for (const rest of ordersOf(items.toSpliced(index, 1))) yield [item, ...rest]
}

function unknownDeliveries({ ledger, now }: World): Delivery[] {
  return ledger.filter(({ state, nextAttemptAt }) => state === 'unknown' && nextAttemptAt <= now)
}

/** The clock of the world when the sender comes. */
function atSending(world: World, { isAfterHold }: { isAfterHold: boolean }): World {
  return isAfterHold ? { ...world, now: world.now + HOLD_SECONDS * 1000 } : world
}
