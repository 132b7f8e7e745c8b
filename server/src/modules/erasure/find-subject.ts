/** The question that a number names, whichever way it was asked. */
import type { ErasurePreviewQuery } from '@veche/contract/admin/erasure.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/database/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { findIncidentSubject, findTalk, type Subject, type Target } from './erasure.repository.ts'

type Numbered = z.infer<typeof ErasurePreviewQuery>

/** An entry of the Book that has become work is that work. */
export async function getNumbered(db: Db, { kind, number }: Numbered): Promise<Subject> {
  const subject =
    kind === 'incident' ? await findIncidentSubject(db, { number }) : await findTalkSubject(db, { number })
  if (!subject) throw new NotFoundError('erasure.no_question')
  return subject
}

export async function getSubject(db: Db, target: Target): Promise<Subject> {
  const subject =
    target.kind === 'incident'
      ? await findIncidentSubject(db, { id: target.id })
      : await findTalkSubject(db, {
          sourceId: target.kind === 'chat' ? target.messageId : target.questionId,
        })
  if (!subject) throw new NotFoundError('erasure.no_question')
  return subject
}

async function findTalkSubject(
  db: Db,
  by: { number: number } | { sourceId: string },
): Promise<Subject | undefined> {
  const row = await findTalk(db, by)
  if (!row) return undefined
  const { source, sourceId, incidentId, ...talk } = row
  if (incidentId !== null) return findIncidentSubject(db, { id: incidentId })
  const target: Target =
    source === 'chat' ? { kind: source, messageId: sourceId } : { kind: 'livestream', questionId: sourceId }
  return { ...talk, target, ids: [], numbers: [], steps: [], isHeld: false }
}
