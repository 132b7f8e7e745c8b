import { AnswerResponse } from '@veche/contract/answers.ts'
import { callApi, readApi } from '../lib/api-client.ts'
import type { StaffRole } from '../lib/installation.ts'
import { checkTaken } from './check.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { type DrillStage, openDrillStage } from './stage.ts'

const RUNNERS = 10
const QUESTIONS_AT_ONCE = 4
const TEXT =
  'Здравствуйте! Бригада выйдет 2 декабря, работы закончат до 5 декабря. Телефон диспетчерской 8 (816) 200-00-00.'

type Step = { role: StaffRole; path: string; body: object }
/** Each is run by ten at once; the last but one is asked for the version that is to be approved. */
const ROAD: readonly Step[] = [
  {
    ...{ role: 'dispatcher', path: 'commands' },
    body: {
      ...{ type: 'accept', topicCode: 'roads.signs', municipalityCode: 'borovichi' },
      agencyCode: 'administration-borovichi',
    },
  },
  { role: 'coordinator', path: 'commands', body: { type: 'take' } },
  {
    role: 'coordinator',
    path: 'answer/submit',
    body: { kind: 'final', text: TEXT, overrideReason: 'Проверено' },
  },
  { role: 'moderator', path: 'answer/approve', body: {} },
]

/** Ten take each step of a question at the same moment, over two processes. */
export const races: Drill = {
  id: 'R19',
  about: 'many take one step at the same moment',
  ...{ unit: 'questions of four races of ten', full: 500, quick: 20 },
  async run({ size }) {
    const stage = await openDrillStage()
    try {
      const other = await stage.addProcess()
      const load = startLoad([`${stage.product.url}${stage.webhookPath}`], 400, 10)
      while (load.taken.size < size) await new Promise((resolve) => setTimeout(resolve, 50))
      await load.stop()
      const ids = await stage.withOwner(async (pool) => {
        const { rows } = await pool.query<{ id: string }>('select id from incident order by id limit $1', [
          size,
        ])
        return rows.map(({ id }) => id)
      })
      const urls = [stage.product.url, other.url]
      const tally = { races: 0, won: 0, conflicts: 0, twice: 0, others: 0 }
      const queue = [...ids]
      const runner = async () => {
        for (let id = queue.pop(); id !== undefined; id = queue.pop())
          for (const step of ROAD) await race(stage, urls, id, step, tally)
      }
      await Promise.all(Array.from({ length: QUESTIONS_AT_ONCE }, runner))
      const { counts, broken } = await checkTaken(stage, load.taken)
      const judge = createJudge(counts)
      judge.exactly('calls', tally.races * RUNNERS, ids.length * ROAD.length * RUNNERS)
      judge.exactly('races', tally.races, ids.length * ROAD.length)
      judge.exactly('races that one won', tally.won, tally.races)
      judge.exactly('races that two won', tally.twice, 0)
      judge.exactly('told of the other', tally.conflicts, tally.races * (RUNNERS - 1))
      judge.exactly('answered otherwise', tally.others, 0)
      judge.exactly('publications of approved answers', await countPublications(stage), ids.length)
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await stage.close()
    }
  },
}

type Tally = { races: number; won: number; conflicts: number; twice: number; others: number }

async function race(stage: DrillStage, urls: readonly string[], id: string, step: Step, tally: Tally) {
  const { tokens } = stage
  const at = (url: string) => `${url}/api/incidents/${id}`
  const card = await callApi(at(urls[0] ?? ''), { token: tokens.moderator })
  const versionNo =
    step.path === 'answer/approve' ? await versionOf(at(urls[0] ?? ''), tokens.moderator) : null
  const body = {
    ...{ ...step.body, expectedVersion: Number(Object(card.body).version) },
    ...(versionNo === null ? {} : { versionNo }),
  }
  const answers = await Promise.all(
    Array.from({ length: RUNNERS }, (_, runner) =>
      callApi(`${at(urls[runner % urls.length] ?? '')}/${step.path}`, {
        ...{ token: tokens[step.role], method: 'POST', body },
      }),
    ),
  )
  const winners = answers.filter(({ status }) => status === 200).length
  const told = answers.filter(({ status }) => status === 409).length
  tally.races += 1
  if (winners === 1) tally.won += 1
  if (winners > 1) tally.twice += 1
  tally.conflicts += told
  tally.others += RUNNERS - winners - told
}

async function versionOf(url: string, token: string): Promise<number | null> {
  const answer = await readApi(`${url}/answer`, token, AnswerResponse)
  return answer?.versions.find(({ decision }) => decision === null)?.versionNo ?? null
}

function countPublications(stage: DrillStage): Promise<number> {
  return stage.withOwner(async (pool) => {
    const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from outbox')
    return rows[0]?.count ?? 0
  })
}
