/** Answers to a problem that everybody may read. */
import type { Db } from '../../../platform/database/db.ts'
import type { Vault } from '../../../platform/vault.ts'
import { listSentAnswers, type SentAnswer } from '../../answers/index.ts'
import { isAnswerPublic } from './domain/public-problem.ts'
import { findFirstJoining } from './joinings.repository.ts'
import type { ProblemRow } from './register.repository.ts'

type Reading = { db: Db; vault: Vault }
type Answered = Pick<ProblemRow, 'id' | 'surface' | 'showsAnswer'>

/** `hasOthers`: there are answers that only their reader may see. */
export async function readOpenAnswers(
  { db, vault }: Reading,
  { id, surface, showsAnswer }: Answered,
): Promise<{ answers: SentAnswer[]; hasOthers: boolean }> {
  const [sent, firstJoinedAt] = await Promise.all([
    listSentAnswers({ db, vault }, [id]),
    findFirstJoining(db, id),
  ])
  const known = { isAskedPublicly: surface !== 'form', showsAnswer: showsAnswer === true, firstJoinedAt }
  const answers = sent.filter((answer) => isAnswerPublic(answer, known))
  return { answers, hasOthers: sent.length > answers.length }
}
