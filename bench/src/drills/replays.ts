import { Agent } from 'node:http'
import { createRandom } from '../lib/random.ts'
import { commentEnvelope } from '../lib/webhook-client.ts'
import { checkTaken } from './check.ts'
import { createJudge, type Drill, type DrillReport } from './drill.ts'
import { postEvent } from './load.ts'
import { COMMUNITY, type DrillStage, openDrillStage } from './stage.ts'

const SIDE_BY_SIDE = 32
const TIMES = 5

/** Each event five times, in disorder, by turns to two processes that both work. */
export const replays: Drill = {
  id: 'R5',
  about: 'each event delivered five times, to two processes at once',
  ...{ unit: 'events', full: 10_000, quick: 300 },
  run: ({ seed, size }) =>
    deliverAll({ seed, size, times: TIMES }, (number) => commentEnvelope(number, COMMUNITY)),
}

/** Each event twice, under the ids that the Callback and the Long Poll give it, to two processes. */
export const bothWays: Drill = {
  id: 'R6',
  about: 'each event under the ids of both ways',
  ...{ unit: 'events', full: 5000, quick: 300 },
  run: ({ seed, size }) =>
    deliverAll({ seed, size, times: 2 }, (number, time) => {
      const event = JSON.parse(commentEnvelope(number, COMMUNITY))
      return JSON.stringify(time === 0 ? event : { ...event, event_id: `poll-${number}` })
    }),
}

type Sizes = { seed: number; size: number; times: number }

async function deliverAll(
  { seed, size, times }: Sizes,
  compose: (number: number, time: number) => string,
): Promise<DrillReport> {
  const stage = await openDrillStage()
  try {
    const other = await stage.addProcess()
    const urls = [stage.product, other].map(({ url }) => `${url}${stage.webhookPath}`)
    const { taken, deliveries, refused } = await postShuffled(urls, { seed, size, times }, compose)
    const { counts, broken } = await checkTaken(stage, taken)
    const judge = createJudge(counts)
    judge.exactly('deliveries', deliveries, size * times)
    // A network repeats what was refused; here the other copies come anyway.
    judge.told('refused', refused)
    judge.exactly('events taken', taken.size, size)
    const rows = await countRows(stage)
    judge.exactly('questions', rows.incidents, size)
    judge.exactly('history rows «found»', rows.found, size)
    return { counts, broken: [...broken, ...judge.broken] }
  } finally {
    await stage.close()
  }
}

async function postShuffled(
  urls: readonly string[],
  { seed, size, times }: Sizes,
  compose: (number: number, time: number) => string,
) {
  const random = createRandom(seed)
  const agent = new Agent({ keepAlive: true, maxSockets: SIDE_BY_SIDE })
  const taken = new Set<number>()
  const all = Array.from({ length: size * times }, (_, index) => ({
    ...{ number: 1 + (index % size), time: Math.floor(index / size) },
    // Copies of one event meet: their places differ by some dozens.
    place: (index % size) + random.next() * 100,
  })).toSorted((one, next) => one.place - next.place)
  let at = 0
  let refused = 0
  async function client(): Promise<void> {
    for (let next = all[at++]; next !== undefined; next = all[at++]) {
      const { number, time } = next
      const { status } = await postEvent(urls[time % urls.length] ?? '', compose(number, time), agent)
      if (status === 200) taken.add(number)
      else refused += 1
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, client))
  agent.destroy()
  return { taken, deliveries: all.length, refused }
}

function countRows(stage: DrillStage): Promise<{ incidents: number; found: number }> {
  return stage.withOwner(async (pool) => {
    const { rows } = await pool.query<{ incidents: number; found: number }>(
      `select (select count(*) from incident)::int as incidents,
         (select count(*) from incident_activity where type = 'found')::int as found`,
    )
    return rows[0] ?? { incidents: 0, found: 0 }
  })
}
