/**
 * The same rule as `server/src/main/house-rules/long-texts.test.ts`, of work inside one pattern too: measured by the processor, so
 * only where somebody asks for it by `npm run fuzz`.
 */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { describe, expect, it } from 'vitest'
import { domainSources } from '../../../server/test/long-texts/domain-sources.ts'
import { type Hostile, hostileTexts } from '../../../server/test/long-texts/hostile-texts.ts'
import { READERS, type Reader } from '../../../server/test/long-texts/readers.ts'
import { createRandom } from '../lib/random.ts'

const { FUZZ_BODIES, FUZZ_SEED } = process.env
/** Up to as much as a letter or both parts of an answer may hold. */
const LENGTHS = [1250, 20_000]
const TURNS = 3
const MOST_GROWTH = 3
/** So little is nobody's wait. */
const ALLOWED_MS = 60
const CUES = 100

const readers = Object.entries(READERS).flatMap(([module, ofModule]) =>
  Object.entries(ofModule).map(([name, read]) => ({ name: `${module} ${name}`, read })),
)

describe.runIf(FUZZ_BODIES)('of a hostile text twice as long', () => {
  const texts = hostileTexts(drawCues())

  it.each(readers)('$name works little more than twice as long', { timeout: HOUR_MS }, ({ read }) => {
    expect(texts.flatMap((text) => findGrowth(read, text) ?? [])).toEqual([])
  })
})

type Growth = { name: string; length: number; half: number; whole: number }

/** From the shortest on: what grows too fast is not tried at full length, where it might never end. */
function findGrowth(read: Reader, { name, of }: Hostile): Growth | null {
  for (const length of LENGTHS) {
    const [short, long] = [of(length / 2), of(length)]
    for (let turn = 1; ; turn += 1) {
      const [half, whole] = [spentMs(() => read(short)), spentMs(() => read(long))]
      if (whole <= ALLOWED_MS + MOST_GROWTH * half) break
      // The machine may have been busy with something else.
      if (turn === TURNS) return { name, length, half, whole }
    }
  }
  return null
}

function spentMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Words of the rules themselves. */
function drawCues(): string[] {
  const words = ['answers', 'chats', 'fakes', 'livestreams', 'text']
    .flatMap(domainSources)
    .flatMap((source) => source.match(/[А-Яа-яё]+(?: [а-яё]+)?/gu) ?? [])
  const random = createRandom(Number(FUZZ_SEED ?? 1))
  return Array.from({ length: CUES }, (_, index) => `${random.pick(words)}${['', ' ', ', '][index % 3]}`)
}
