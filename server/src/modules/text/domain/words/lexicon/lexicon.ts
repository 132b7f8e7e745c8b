/**
 * What residents speak of and what is done there, in their own words: written by an author who saw neither the program
 * nor any text that judges it. Names call a thing by themselves; what is said around it only hints at it.
 */
import { CARE_AND_LEARNING } from './care-and-learning.ts'
import { DONE_BY_POWER } from './done-by-power.ts'
import { HOMES_AND_ROADS } from './homes-and-roads.ts'
import { NATURE_AND_LEISURE } from './nature-and-leisure.ts'
import { ORDER_AND_POWER } from './order-and-power.ts'
import { RARER_IN_HOMES } from './rarer-in-homes.ts'
import { RARER_IN_TOWN } from './rarer-in-town.ts'
import { TRADE_AND_MONEY } from './trade-and-money.ts'
import { WHAT_HAPPENS } from './what-happens.ts'
import { WHAT_IS_MISSING } from './what-is-missing.ts'
import { WORK_AND_WEATHER } from './work-and-weather.ts'

export type LexiconThing = { names: readonly string[]; around: readonly string[] }

export const LEXICON_THINGS: readonly LexiconThing[] = [
  ...[CARE_AND_LEARNING, HOMES_AND_ROADS, NATURE_AND_LEISURE, TRADE_AND_MONEY],
  ...[ORDER_AND_POWER, WORK_AND_WEATHER, RARER_IN_HOMES, RARER_IN_TOWN],
].flatMap((lines) =>
  linesOf(lines).map((line) => {
    const [names = '', around = ''] = line.split(' | ')
    return { names: names.split(', '), around: around.split(', ') }
  }),
)

/** The ways to say each deed. */
export const LEXICON_DEEDS: readonly (readonly string[])[] = [
  ...[DONE_BY_POWER, WHAT_HAPPENS, WHAT_IS_MISSING],
].flatMap((lines) => linesOf(lines).map((line) => line.split(', ')))

function linesOf(lines: string): string[] {
  return lines.trim().split('\n')
}
