/** Published answers by words, each with the question it belongs to, within what the reader sees. */
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { listSought, type Sought } from '../../incidents/index.ts'
import { listAnswersWith } from './found-answers.repository.ts'

export type FoundAnswer = { id: string; title: string; about: string; municipalityCode: string | null }
type Asked = { words: string; limit: number; actor: Actor }

/**
 * Both bounds keep a search of millions short: of the newest so many are looked through, and of those that the index of
 * words gives so many are read.
 */
const NEWEST = 4_000
const READ = 1_000

export async function findAnswers({ db }: { db: Db }, asked: Asked): Promise<FoundAnswer[]> {
  const recent = await findAmong(db, asked, NEWEST)
  return recent.length < asked.limit ? findAmong(db, asked, null) : recent
}

async function findAmong(
  db: Db,
  { words, limit, actor }: Asked,
  newest: number | null,
): Promise<FoundAnswer[]> {
  const questions = await listSought(db, { actor, words, newest, limit: READ })
  const answers = await listAnswersWith(db, { ids: questions.map(({ id }) => id), words, limit })
  const asked = new Map(questions.map((question) => [question.id, question]))
  return answers.flatMap(({ incidentId, excerpt }) => {
    const question = asked.get(incidentId)
    return question ? [present(question, excerpt)] : []
  })
}

function present({ id, number, title, municipalityCode }: Sought, excerpt: string): FoundAnswer {
  return { id, title: excerpt, about: `№ ${number} · ${title}`, municipalityCode }
}
