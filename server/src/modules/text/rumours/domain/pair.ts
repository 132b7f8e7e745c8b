/** What a text and a claim have in common, as numbers that a judge weighs. */
import type { Told } from './read-told.ts'

/** How much a match tells: the rarer, the more. */
export type Rarity = {
  things: readonly number[]
  deeds: readonly number[]
  stem: (stem: string) => number
}

const PER_UNIT = 5

/** In a fixed order: the judge learnt a weight for each. */
export function pairSigns(told: Told, claim: Told, rarity: Rarity): number[] {
  const things = compareFields(told.things, claim.things, rarity.things)
  const deeds = compareFields(told.deeds, claim.deeds, rarity.deeds)
  const stems = compareStems(told.stems, claim.stems, rarity.stem)
  const sameBeginnings = countShared(told.beginnings, claim.beginnings) / Math.max(1, claim.beginnings.size)
  const sharesNumber = countShared(told.numbers, claim.numbers) > 0
  const isOtherNumber = told.numbers.size > 0 && claim.numbers.size > 0 && !sharesNumber
  return [
    ...[stems.share, stems.weight / (2 * PER_UNIT), sameBeginnings],
    ...[things.likeness, things.likeness ** 2, Math.sqrt(things.likeness), things.share],
    ...[things.weight / PER_UNIT, things.rarest, Number(things.weight > 0)],
    ...[deeds.likeness, deeds.share, deeds.rarest, Number(deeds.weight > 0)],
    ...[things.likeness * deeds.likeness, things.share * deeds.share],
    ...[Number(sharesNumber), Number(isOtherNumber)],
  ]
}

type Common = { likeness: number; share: number; weight: number; rarest: number }

/** Likeness as the cosine of the angle, each field weighed by its words in the text and by its rarity. */
function compareFields(
  told: ReadonlyMap<number, number>,
  claim: ReadonlyMap<number, number>,
  rarity: readonly number[],
): Common {
  const weigh = ([field, count]: readonly [number, number]) => (1 + Math.log(count)) * (rarity[field] ?? 0)
  let [weight, whole, product, rarest] = [0, 0, 0, 0]
  for (const one of claim) {
    const own = weigh(one)
    whole += own
    const count = told.get(one[0])
    if (count === undefined) continue
    weight += own
    product += own * weigh([one[0], count])
    rarest = Math.max(rarest, rarity[one[0]] ?? 0)
  }
  const length = (fields: ReadonlyMap<number, number>) => Math.hypot(...[...fields].map(weigh))
  return {
    ...{ weight, rarest },
    likeness: product === 0 ? 0 : product / (length(told) * length(claim)),
    share: weight / (whole + 1),
  }
}

function compareStems(
  told: ReadonlySet<string>,
  claim: ReadonlySet<string>,
  rarity: Rarity['stem'],
): { share: number; weight: number } {
  let [weight, whole] = [0, 0]
  for (const stem of claim) {
    const own = rarity(stem)
    whole += own
    if (told.has(stem)) weight += own
  }
  return { weight, share: whole === 0 ? 0 : weight / whole }
}

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0
  for (const value of one) if (other.has(value)) count += 1
  return count
}
