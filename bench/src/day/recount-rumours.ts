/** Counts what became of the rumours, from the script and from what truly stands in the networks. */
import type { FakeFiguresResponse } from '@veche/contract/fakes.ts'
import type { FakeConnector } from '../../../server/test/networks/fake-connector.ts'
import { listKeys, type RumourOfDay } from './rumours.ts'
import type { DayStage } from './stage.ts'

export type RumourRecount = {
  /** How many cards know a place where the rumour was told. */
  cardCount: number
  told: number
  /** How many of the places where the rumour was told the card knows. */
  found: number
  networks: number
  /** Messages that were taken for the rumour although the script has no such place. */
  wrong: number
  /** How many of those the program was sure of. */
  surelyWrong: number
  /** Places where our reply stands more or less than once. */
  notOnce: string[]
}

export async function recountRumour(stage: DayStage, { story }: RumourOfDay): Promise<RumourRecount> {
  const { desk } = stage
  const truth = new Map(story.lines.map((line) => [line.key, line]))
  const cards = new Set<string>()
  const known = new Map<string, number | null>()
  for (const { id } of await desk.test.db
    .selectFrom('fake')
    .select('id')
    .where('step', '<>', 'dropped')
    .execute()) {
    const keys = (await listKeys(desk, id)).filter(({ key }) => truth.has(key))
    if (keys.some(({ key }) => truth.get(key)?.isCarrier)) cards.add(id)
    for (const { key, score } of keys) known.set(key, score)
  }
  const carriers = story.lines.filter(({ isCarrier }) => isCarrier)
  const wrong = [...known].filter(([key]) => !truth.get(key)?.isCarrier)
  const found = carriers.filter(({ key }) => known.has(key))
  return {
    cardCount: cards.size,
    told: carriers.length,
    found: found.length,
    networks: new Set(found.map(({ network }) => network)).size,
    wrong: wrong.length,
    surelyWrong: wrong.filter(([, score]) => score !== null && score >= 0.95).length,
    notOnce: found.filter(({ key }) => countReplies(stage, key) !== 1).map(({ text }) => text),
  }
}

function countReplies({ desk, others }: DayStage, key: string): number {
  const networks: FakeConnector[] = [desk.network, ...others]
  const sent = new Set(networks.flatMap(({ published }) => published.map((post) => post.key)))
  return networks
    .flatMap(({ calls }) => calls)
    .filter((call) => call.message.replyToExternalId === key && sent.has(call.key)).length
}

/** Gives the figures that follow from the day: each place is answered once, by one text. */
export function figuresOf(
  recounts: readonly RumourRecount[],
): Pick<
  FakeFiguresResponse,
  'cardCount' | 'publishedCount' | 'placeCount' | 'answeredPlaceCount' | 'rumourViews'
> {
  const sum = (count: (recount: RumourRecount) => number) =>
    recounts.reduce((total, recount) => total + count(recount), 0)
  const placeCount = sum(({ found }) => found)
  return {
    cardCount: sum(({ cardCount }) => cardCount),
    publishedCount: sum(({ cardCount }) => cardCount),
    ...{ placeCount, answeredPlaceCount: placeCount, rumourViews: placeCount * 100 },
  }
}
