/**
 * Derives everything that looks random from the seed, a label and a number, so that one seed always gives the same
 * people, ids and faults, also after a restart.
 */
import { createHash } from 'node:crypto'

export type Derivation = { seed: number; label: string; number: number }

export function deriveHex({ seed, label, number }: Derivation, length: number): string {
  return createHash('sha256').update(`${seed}:${label}:${number}`).digest('hex').slice(0, length)
}

/** Gives at least 0 and less than 1. */
export function deriveFraction(derivation: Derivation): number {
  return Number.parseInt(deriveHex(derivation, 12), 16) / 2 ** 48
}

export function derivePick<T>(items: readonly T[], derivation: Derivation): T {
  const item = items[Math.floor(deriveFraction(derivation) * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

export function deriveOrder<T>(items: readonly T[], derivation: Derivation): T[] {
  return items
    .map((item, index) => ({
      item,
      rank: deriveFraction({ ...derivation, label: `${derivation.label}:${index}` }),
    }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}

type Derived = { seed(): number; state: { next(name: string): number } }

/** Gives the next id of its kind, so that runs with one seed have the same ids. */
export function deriveId({ seed, state }: Derived, label: string, length: number): string {
  return deriveHex({ seed: seed(), label, number: state.next(label) }, length)
}
