import type { FakeResponse } from '@veche/contract/fakes.ts'

type Change = { at: string; name: string }

/** Who touched the card last, of what it tells about itself. Pure. */
export function lastChange(
  fake: Pick<FakeResponse, 'clocks' | 'evidence' | 'opinions' | 'texts' | 'corrections'>,
): Change | null {
  const changes: { at: string | null; name: string | null }[] = [
    ...fake.clocks.map(({ endedAt, endedByName }) => ({ at: endedAt, name: endedByName })),
    ...fake.evidence.map(({ addedAt, addedByName }) => ({ at: addedAt, name: addedByName })),
    ...fake.opinions.map(({ at, name }) => ({ at, name })),
    ...fake.texts.map(({ writtenAt, writtenByName }) => ({ at: writtenAt, name: writtenByName })),
    ...fake.texts.map(({ decidedAt, decidedByName }) => ({ at: decidedAt, name: decidedByName })),
    ...fake.corrections.map(({ at, byName }) => ({ at, name: byName })),
  ]
  const named = changes.flatMap(({ at, name }) => (at !== null && name !== null ? [{ at, name }] : []))
  return named.toSorted((one, two) => one.at.localeCompare(two.at)).at(-1) ?? null
}
