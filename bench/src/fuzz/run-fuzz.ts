/** Posts the bodies to each network and counts what became of them. */
import { createRandom } from '../lib/random.ts'
import { createDrawing } from './draw-request.ts'
import { type FuzzedNetwork, NETWORKS } from './seeds.ts'
import type { FuzzStand } from './stand.ts'

const SIDE_BY_SIDE = 16
/** The pipeline works between portions, so that the end has not all of it to wait for. */
const PORTION = 2000
const SHOWN = 5

export type FuzzCount = {
  network: FuzzedNetwork
  bodies: number
  whole: number
  taken: number
  refused: number
  strangers: number
  failed: number
  unanswered: number
  done: number
  quarantined: number
  stuck: number
  wholeLost: number
  wholeDoubled: number
  strangersIn: number
  /** The beginnings of the requests that showed a fault. */
  examples: string[]
}

export async function runFuzz(
  stand: FuzzStand,
  { bodies, seed }: { bodies: number; seed: number },
): Promise<FuzzCount[]> {
  const counts: FuzzCount[] = []
  for (const [index, network] of NETWORKS.entries()) {
    const { texts, ...count } = await postAll(stand, network, { bodies, seed: seed * 10 + index })
    await stand.work()
    counts.push({ ...count, ...(await countStored(stand, network, texts)) })
  }
  return counts
}

type Posted = Omit<FuzzCount, keyof Stored> & { texts: readonly string[] }

async function postAll(
  stand: FuzzStand,
  network: FuzzedNetwork,
  { bodies, seed }: { bodies: number; seed: number },
): Promise<Posted> {
  const draw = createDrawing(network, createRandom(seed))
  const texts: string[] = []
  const examples: string[] = []
  const count = { bodies, whole: 0, taken: 0, refused: 0, strangers: 0, failed: 0, unanswered: 0 }
  let strangersIn = 0
  let number = 0

  async function postNext(): Promise<void> {
    number += 1
    const sent = draw(number)
    const status = await stand.post(network, sent)
    const isTaken = status === 200
    if (sent.validText !== null) texts.push(sent.validText)
    if (sent.validText !== null) count.whole += 1
    if (sent.isStranger) count.strangers += 1
    if (isTaken) count.taken += 1
    else if (status === null) count.unanswered += 1
    else if (status >= 500) count.failed += 1
    else count.refused += 1
    if (sent.isStranger && isTaken) strangersIn += 1
    const isWrong = status === null || status >= 500 || (sent.validText !== null && !isTaken)
    if (isWrong && examples.length < SHOWN)
      examples.push(`${number}: ${status} ${JSON.stringify(sent.headers)} ${sent.body.subarray(0, 300)}`)
  }

  while (number < bodies) {
    const until = Math.min(bodies, number + PORTION)
    const client = async () => {
      while (number < until) await postNext()
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, client))
    if (until < bodies) await stand.work()
  }
  return { network, ...count, strangersIn, texts, examples }
}

type Stored = Pick<FuzzCount, 'done' | 'quarantined' | 'stuck' | 'wholeLost' | 'wholeDoubled'>

async function countStored(
  { test }: FuzzStand,
  network: FuzzedNetwork,
  texts: readonly string[],
): Promise<Stored> {
  const raw = await test.pool.query<{ state: string; count: number }>(
    `select r.state, count(*)::int as count from raw_inbox r join channel c on c.id = r.channel_id
     where c.network = $1 group by r.state`,
    [network],
  )
  const messages = await test.pool.query<{ text: string; count: number }>(
    'select text, count(*)::int as count from message where network = $1 and text = any($2) group by text',
    [network, texts],
  )
  const inState = (state: string) => raw.rows.find((row) => row.state === state)?.count ?? 0
  const found = new Map(messages.rows.map(({ text, count }) => [text, count]))
  return {
    ...{ done: inState('done'), quarantined: inState('quarantined'), stuck: inState('new') },
    wholeLost: texts.filter((text) => !found.has(text)).length,
    wholeDoubled: texts.filter((text) => (found.get(text) ?? 0) > 1).length,
  }
}
