/** «Держится N дней»: how long what a body called solved held, by body, by topic or by whatever else. */
import { type Curve, countSpells, estimateCurve, type Spell } from './kaplan-meier.ts'

export type Durability = {
  readonly spells: number
  readonly complaints: number
  /** Null: not enough data to draw a curve. */
  readonly curve: Curve | null
}

/** Fewer spells make a band from none to all. */
const LEAST_SPELLS = 5

export function measureDurability<One extends Spell>(
  spells: readonly One[],
  keyOf: (spell: One) => string,
): ReadonlyMap<string, Durability> {
  return new Map(
    [...Map.groupBy(spells, keyOf)].map(([code, group]) => {
      const count = countSpells(group)
      const complaints = countSpells(group.filter(({ hasEnded }) => hasEnded))
      return [code, { spells: count, complaints, curve: count < LEAST_SPELLS ? null : estimateCurve(group) }]
    }),
  )
}
