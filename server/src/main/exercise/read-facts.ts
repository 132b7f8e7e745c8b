/** What the database of an exercise says of each thing that was written. */

import { findActorByUserId } from '../../modules/access/index.ts'
import { type AnswersContext, checkIncidentAnswer, countRemarks } from '../../modules/answers/index.ts'
import { type BeatFact, type Script, type Wait, waitOf } from '../../modules/portal/index.ts'
import type { Db } from '../../platform/database/db.ts'
import type { SaidAt } from './director.ts'
import { type FoundBeat, listFoundBeats } from './exercise.repository.ts'

/** What the script did in place of people is no step of theirs. */
type Wanted = { script: Script; said: readonly SaidAt[]; scriptId: string | null }

export async function readFacts(answers: AnswersContext, wanted: Wanted): Promise<BeatFact[]> {
  const saidAt = new Map(wanted.said.map(({ key, at }) => [key, at]))
  const { beats, found } = await find(answers.db, wanted)
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

/** What waits for a step of somebody now. */
export async function readWaits(db: Db, wanted: Wanted): Promise<Wait[]> {
  const { beats, found } = await find(db, wanted)
  return beats.flatMap((beat) => {
    const row = found.get(beat.text)
    return (row && waitOf(beat, row)) ?? []
  })
}

async function find(db: Db, { script, said, scriptId }: Wanted) {
  const keys = new Set(said.map(({ key }) => key))
  const beats = script.beats.filter(({ key }) => keys.has(key))
  const texts = beats.map(({ text }) => text)
  const rows = await listFoundBeats(db, texts, scriptId)
  return { beats, found: new Map(rows.map((row) => [row.text, row])) }
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
