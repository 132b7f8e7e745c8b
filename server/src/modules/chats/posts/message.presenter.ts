import {
  type ChatFileResponse,
  type ChatLinkResponse,
  type ChatMessageResponse,
  type ChatQuestionResponse,
  ChatReason,
} from '@veche/contract/chats.ts'
import { z } from 'zod'
import type { Vault } from '../../../platform/vault.ts'
import { openAuthorName } from '../../inbox/index.ts'
import type { FeedRow, listLinks } from '../talk/index.ts'
import type { ChatFileRow } from './files.repository.ts'

export type StoredLink = Awaited<ReturnType<typeof listLinks>>[number]

type Beside = {
  links: readonly StoredLink[]
  files: readonly ChatFileRow[]
  /** Cards that the reader may open. */
  visibleFakes: ReadonlySet<string>
  vault: Vault
}

export function presentMessage(
  row: FeedRow,
  { links, files, visibleFakes, vault }: Beside,
): ChatMessageResponse {
  return {
    id: row.id,
    text: row.text,
    occurredAt: row.occurredAt.toISOString(),
    permalink: row.permalink,
    isOwn: row.isOwn,
    isEdited: row.sourceState === 'edited',
    // What we took down ourselves keeps its words here.
    isDeleted: row.sourceState === 'deleted' || row.isTakenDown,
    hasAttachments: row.hasAttachments,
    hasPersonalData: row.hasPersonalData,
    author: { id: row.authorId, name: openAuthorName(row.card, vault), role: row.role },
    replyTo:
      row.parentId === null
        ? null
        : { id: row.parentId, authorName: openAuthorName(row.parentCard, vault), text: row.parentText ?? '' },
    class: row.class,
    reason: row.reason === null ? null : ChatReason.parse(row.reason),
    isCorrected: row.isCorrected,
    question: presentQuestion(row),
    answers: links.map(presentLink),
    // Files of messages that stand in the chat have been sent.
    delivery: row.isOwn ? 'sent' : null,
    writtenByName: row.writtenByName,
    files: files.map(presentFile),
    isHinted: row.isHinted,
    fake: row.fakes.find(({ id }) => visibleFakes.has(id)) ?? null,
  }
}

export function presentFile({ id, name, contentType }: ChatFileRow): ChatFileResponse {
  return { id, name, contentType }
}

export function presentQuestion(row: FeedRow): ChatQuestionResponse | null {
  const { questionNumber, questionClass, questionState, openedAt, dueAt } = row
  if (questionNumber === null || questionClass === null || questionState === null) return null
  if (openedAt === null || dueAt === null) return null
  return {
    messageId: row.id,
    number: questionNumber,
    class: questionClass,
    state: questionState,
    openedAt: openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    answeredAt: questionState === 'answered' ? (row.closedAt?.toISOString() ?? null) : null,
    answeredByMessageId: row.answeredBy,
    incidentId: row.incidentId,
    incidentNumber: row.incidentNumber,
    dutyToldAt: row.dutyToldAt?.toISOString() ?? null,
    dutyToldTo: row.dutyToldTo,
    sameAs: row.sameAs,
    toldAgain: row.toldAgain,
  }
}

/** A person who said that it is a danger needs no reasons. */
export function presentDanger(row: FeedRow) {
  if (row.questionClass !== 'danger' || row.isCorrected) return null
  const reason = row.reason === null ? null : ChatReason.parse(row.reason)
  return { reason, likelihood: row.dangerScore }
}

function presentLink({ questionMessageId, state, reasons }: StoredLink): ChatLinkResponse {
  return { questionMessageId, state, reasons: z.array(ChatReason).parse(reasons) }
}
