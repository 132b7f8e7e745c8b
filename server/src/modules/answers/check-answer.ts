import { z } from 'zod'
import { type IncidentsContext, listIncidentThread } from '../incidents/index.ts'
import { type Check, checkAnswer } from './domain/checklist.ts'
import type { AnswerKind } from './drafts.repository.ts'

/** Networks differ; ours is below all of them. Sent in one piece, so that a thread holds one answer. */
export const TEXT_LIMIT = 4000

const AuthorCard = z.object({ name: z.string() })

/** The checklist for a text against what the author of the incident wrote. */
export async function checkIncidentAnswer(
  { db, vault }: Pick<IncidentsContext, 'db' | 'vault'>,
  { incidentId, kind, text }: { incidentId: string; kind: AnswerKind; text: string },
): Promise<Check[]> {
  const thread = await listIncidentThread(db, incidentId)
  const asked = thread.filter(({ direction }) => direction === 'in')
  const card = asked.find(({ authorCard }) => authorCard !== null)?.authorCard
  return checkAnswer({
    kind,
    text,
    question: asked.map((message) => message.text).join('\n'),
    authorFirstName: card ? firstName(AuthorCard.parse(vault.open(card)).name) : null,
    textLimit: TEXT_LIMIT,
  })
}

function firstName(name: string): string | null {
  return name.trim().split(/\s+/u)[0] || null
}
