/** What a template may say, and how it is shown. */
import type { SaveTemplateRequest, TemplateResponse } from '@veche/contract/casework/templates.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { unknownVariables } from '../checklist/index.ts'
import { mayChangeTemplate } from './templates.policy.ts'
import type { TemplateRow } from './templates.repository.ts'

/** A misspelt variable would block every answer made from the template, so it is refused at once. */
export async function toColumns({ db }: { db: Db }, body: z.infer<typeof SaveTemplateRequest>, actor: Actor) {
  const { scope: scopeKind, topicCode, groupCode, kind, name, text } = body
  const words = unknownVariables(text)
  if (words.length > 0) throw new InvalidError('template.unknown_variables', { words })
  const ownerId = scopeKind === 'own' ? actor.id : null
  const agencyCode = scopeKind === 'agency' ? body.agencyCode : null
  const directory = await getDirectory(db)
  const isKnown =
    (scopeKind !== 'agency' || directory.agencies.some(({ code }) => code === agencyCode)) &&
    (topicCode === null || directory.topics.some(({ code }) => code === topicCode)) &&
    (groupCode === null || directory.topicGroups.some(({ code }) => code === groupCode))
  if (!isKnown) throw new InvalidError('directory.unknown_code', { agencyCode, topicCode, groupCode })
  const columns = { scopeKind, ownerId, agencyCode, topicCode, groupCode, kind, name, text }
  assertMayChange(actor, columns)
  return columns
}

export function bodyOf({ scope, agencyCode, topicCode, groupCode, kind, name, text }: TemplateResponse) {
  return { scope, agencyCode, topicCode, groupCode, kind, name, text }
}

export function assertMayChange(actor: Actor, template: Parameters<typeof mayChangeTemplate>[1]): void {
  if (!mayChangeTemplate(actor, template)) throw new ForbiddenError('template.forbidden')
}

export function presentTemplate(row: TemplateRow, reader: Actor): TemplateResponse {
  const { id, agencyCode, topicCode, groupCode, kind, name, text, versionNo, useCount, isArchived } = row
  return {
    id,
    scope: row.scopeKind,
    agencyCode,
    topicCode,
    groupCode,
    kind,
    name,
    text,
    versionNo,
    useCount,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    isArchived,
    mayChange: mayChangeTemplate(reader, row),
  }
}
