/** What the database of an exercise says of each thing that was written. */

import { findActorByUserId } from '../../modules/access/index.ts'
import { type AnswersContext, checkIncidentAnswer, countRemarks } from '../../modules/answers/index.ts'
import type { BeatFact, Script } from '../../modules/portal/index.ts'
import type { SaidAt } from './director.ts'
import { type FoundBeat, listFoundBeats } from './exercise.repository.ts'

type Wanted = { script: Script; said: readonly SaidAt[] }

export async function readFacts(answers: AnswersContext, { script, said }: Wanted): Promise<BeatFact[]> {
  const saidAt = new Map(said.map(({ key, at }) => [key, at]))
  const beats = script.beats.filter(({ key }) => saidAt.has(key))
  const found = new Map(
    (
      await listFoundBeats(
        answers.db,
        beats.map(({ text }) => text),
      )
    ).map((row) => [row.text, row]),
  )
  const facts: BeatFact[] = []
  for (const { key, text } of beats) {
    const row = found.get(text)
    facts.push({
      ...{ key, saidAt: saidAt.get(key) ?? '', isUrgent: row?.isUrgent ?? false },
      ...{ isDismissed: row?.isDismissed ?? false, answer: row?.answer ?? null },
      seenAt: row?.seenAt?.toISOString() ?? null,
      answeredAt: row?.answeredAt?.toISOString() ?? null,
      remarks: row ? await countRemarksOf(answers, row) : null,
    })
  }
  return facts
}

/** Of the checklist, as it would be read now; that its words stand already is no fault of theirs. */
async function countRemarksOf({ db, ...services }: AnswersContext, row: FoundBeat): Promise<number | null> {
  const { incidentId, kind, answer, outcome, privateText, authorId } = row
  if (incidentId === null || kind === null || answer === null || authorId === null) return null
  const actor = await findActorByUserId(db, authorId)
  if (!actor) return null
  const checks = await checkIncidentAnswer(db, services, {
    ...{ incidentId, kind, outcome, text: answer, privateText: privateText ?? '', fileIds: [], actor },
    promiseDueAt: null,
  })
  return countRemarks(checks.filter(({ code }) => code !== 'says_new'))
}
