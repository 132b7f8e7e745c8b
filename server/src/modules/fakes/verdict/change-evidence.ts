/** Adds evidence with its hash and takes it off the card. It is never deleted. */
import { createHash } from 'node:crypto'
import type { AddEvidenceRequest } from '@veche/contract/fakes.ts'
import type { z } from 'zod'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import {
  assertFileOf,
  canWithFake,
  type FakesContext,
  losesEvidence,
  takesEvidence,
  updateFake,
  workWithFake,
} from '../card/index.ts'
import { countEvidence, findEvidence, insertEvidence, markEvidenceRemoved } from './evidence.repository.ts'

type Context = Pick<FakesContext, 'db' | 'clock' | 'loadDeps'>
type OfFake = { fakeId: string; actor: Actor }
type Evidence = z.infer<typeof AddEvidenceRequest>
const MOST = 100

export function addEvidence(
  context: Context,
  { fakeId, actor, request }: OfFake & { request: Evidence },
): Promise<void> {
  return workWithFake(context, { fakeId, actor, right: 'facts' }, async (tx, { fake, deps }) => {
    if (!takesEvidence(fake)) throw new ConflictError('fake.evidence_closed', { step: fake.step })
    if (request.kind === 'link' && request.url === null)
      throw new InvalidError('fake.evidence_needs_url', { field: 'url' })
    // A document must have a saved file; an address alone is a `link`.
    if (request.kind === 'document' && request.fileId === null)
      throw new InvalidError('fake.evidence_needs_file', { field: 'fileId' })
    if ((await countEvidence(tx, fakeId)) >= MOST)
      throw new ConflictError('fake.too_much_evidence', { limit: MOST })
    const { fileId } = request
    const file =
      fileId === null ? null : await assertFileOf(tx, { fakeId, fileId, use: 'evidence', field: 'fileId' })
    await insertEvidence(tx, {
      ...{ ...request, id: newId(), fakeId, addedAt: deps.now, addedBy: actor.id },
      hash: file?.hash ?? hashWords(request),
    })
    await updateFake(tx, fakeId, {})
  })
}

/** Of the words and the address, each on a line of its own. */
export function hashWords({ kind, title, detail, source, url }: Omit<Evidence, 'fileId'>): string {
  const words = [kind, title, detail, source, url ?? ''].map((part) => part.replaceAll(/\s+/gu, ' ').trim())
  return createHash('sha256').update(words.join('\n')).digest('hex')
}

export function removeEvidence(
  context: Context,
  { fakeId, actor, evidenceId }: OfFake & { evidenceId: string },
): Promise<void> {
  return workWithFake(context, { fakeId, actor, right: 'facts' }, async (tx, { fake, deps }) => {
    const evidence = await findEvidence(tx, { fakeId, evidenceId })
    if (!evidence) throw new NotFoundError('fake.no_evidence', { evidenceId })
    if (!losesEvidence(fake)) throw new ConflictError('fake.evidence_closed', { step: fake.step })
    if (evidence.addedBy !== actor.id && !canWithFake(actor, 'work', fake))
      throw new ForbiddenError('fake.forbidden', { right: 'work' })
    await markEvidenceRemoved(tx, evidence.id, { removedAt: deps.now, removedBy: actor.id })
    await updateFake(tx, fakeId, {})
  })
}
