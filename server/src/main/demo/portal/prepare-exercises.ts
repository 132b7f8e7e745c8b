/** Exercises that the people of the demo region have played: one team twice, better the second time, and one alone. */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { EXERCISE_ROLES } from '@veche/contract/values/exercises.ts'
import { type Actor, findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { addPlayed, type BeatFact, findScript } from '../../../modules/portal/index.ts'
import { idFrom } from '../../../platform/ids.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import type { Product } from '../../context.ts'
import { DEMO_GAMES, type Deed, type DemoGame } from './data/exercises.ts'

export async function prepareExercises({ context }: Pick<Product, 'context'>): Promise<void> {
  const find = async (email: string): Promise<Actor | null> => {
    const user = await findUserByEmail(context.db, email)
    return user && findActorByUserId(context.db, user.id)
  }
  for (const game of DEMO_GAMES) {
    const [starter, ...players] = await Promise.all([find(game.starter), ...game.players.map(find)])
    const seats = EXERCISE_ROLES.flatMap((role, place) => {
      const player = players[place] ?? starter
      return player ? [{ role, player }] : []
    })
    if (!starter || players.includes(null)) continue
    const begunAt = afternoonOf(context, game.daysAgo)
    const minutes = findScript(game.code)?.minutes ?? 0
    await addPlayed(context, {
      ...{ id: idFrom('demo exercise', game.key), code: game.code, starter, seats, begunAt },
      paces: [{ at: begunAt.toISOString(), speed: game.speed }],
      facts: listFacts(game, begunAt),
      endedAt: new Date(begunAt.getTime() + (minutes / game.speed) * MINUTE_MS),
    })
  }
}

/** When people have time for it. */
function afternoonOf({ clock, region }: Product['context'], daysAgo: number): Date {
  const date = dateInZone(region.timeZone, new Date(clock().getTime() - daysAgo * DAY_MS))
  return momentInZone(region.timeZone, { date, time: '15:00', addDays: 0 })
}

/** What nobody did anything about was said all the same, unless it was silenced. */
function listFacts({ code, deeds, silenced, speed }: DemoGame, begunAt: Date): BeatFact[] {
  const at = (minute: number) => new Date(begunAt.getTime() + (minute / speed) * MINUTE_MS).toISOString()
  return (findScript(code)?.beats ?? []).flatMap(({ key, minute }) => {
    if (silenced.includes(key)) return []
    const { seen, answered, isUrgent = false, remarks, answer }: Deed = deeds[key] ?? {}
    return {
      ...{ key, saidAt: at(minute), isUrgent, isDismissed: false },
      ...{ answer: answer ?? null, remarks: remarks ?? null },
      seenAt: seen === undefined ? null : at(minute + seen),
      answeredAt: answered === undefined ? null : at(minute + answered),
    }
  })
}
