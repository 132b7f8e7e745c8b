/** Published answers by words, each with the question it belongs to, within what the reader sees. */
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { listSought, type Sought } from '../../incidents/index.ts'
import { listAnswersWith } from './found-answers.repository.ts'

export type FoundAnswer = { id: string; title: string; about: string; municipalityCode: string | null }
type Asked = { words: string; limit: number; actor: Actor }

/**
 * These bounds keep a search of millions short: of the newest so many are looked through, and of those that the index of
 * words gives so many are read.
 */
const NEWEST = 2_000
const READ = 1_000
/** Words that so many of the newest have are in too many for the index, which brings all before it gives the first. */
const FREQUENT = 100

export async function findAnswers({ db }: { db: Db }, asked: Asked): Promise<FoundAnswer[]> {
  const recent = await findAmong(db, asked, NEWEST)
  const isEnough = recent.answers.length >= asked.limit || recent.asked >= FREQUENT
  return isEnough ? recent.answers : (await findAmong(db, asked, null)).answers
}

async function findAmong(
  db: Db,
  { words, limit, actor }: Asked,
  newest: number | null,
): Promise<{ asked: number; answers: FoundAnswer[] }> {
  const questions = await listSought(db, { actor, words, newest, limit: READ })
  const rows = await listAnswersWith(db, { ids: questions.map(({ id }) => id), words, limit })
  const byId = new Map(questions.map((question) => [question.id, question]))
  const answers = rows.flatMap(({ incidentId, excerpt }) => {
    const question = byId.get(incidentId)
    return question ? [present(question, excerpt)] : []
  })
  return { asked: questions.length, answers }
}

function present({ id, number, title, municipalityCode }: Sought, excerpt: string): FoundAnswer {
  return { id, title: excerpt, about: `№ ${number} · ${title}`, municipalityCode }
}
