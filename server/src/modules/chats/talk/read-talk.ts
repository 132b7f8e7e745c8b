/** Builds what a talk is read from out of rows. */
import type { Vault } from '../../../platform/vault.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { namesOurPlace } from '../../text/index.ts'
import type { ChatDeps } from '../chat/index.ts'
import { type ChatRole, opensWork } from '../classes/index.ts'
import type { TalkLine, TalkMessage, TalkQuestion } from '../reading/index.ts'
import { speakerOf } from './domain/time-order.ts'
import type { QuestionRow, TalkRow } from './talk.repository.ts'

/** Our page counts as an official. */
function roleOf({ role, isOwn }: Pick<TalkRow, 'role' | 'isOwn'>): ChatRole {
  return role ?? (isOwn ? 'moderator' : 'resident')
}

/** A text that was written here belongs to its writer: two colleagues on one page are two people. */
export function writerId(userId: string | null): string {
  return `own page ${userId ?? ''}`
}

function toChatLine(row: TalkRow, vault: Vault) {
  return {
    id: row.id,
    authorId: row.isOwn ? writerId(row.writtenBy) : speakerOf(row),
    authorName: row.writtenByName ?? openAuthorName(row.card, vault) ?? '',
    authorRole: roleOf(row),
    text: row.text,
    writtenAt: row.writtenAt,
  }
}

export function toLine(row: TalkRow, vault: Vault): TalkLine {
  return { ...toChatLine(row, vault), messageClass: row.class ?? 'talk', mayAsk: row.mayAsk }
}

type Reading = Pick<ChatDeps, 'suggestByRules' | 'vault' | 'dangerBarAt' | 'readOwnDanger'> & {
  /** Questions by message; a message that joins an incident opens none. */
  questions: ReadonlyMap<string, QuestionRow>
  followUps: ReadonlySet<string>
}

export function toMessages(
  rows: readonly TalkRow[],
  { suggestByRules, vault, dangerBarAt, readOwnDanger, questions, followUps }: Reading,
): TalkMessage[] {
  // The models were taught by what the rules say of the words alone.
  const said = suggestByRules(rows.map(({ text }) => ({ text, facts: { channelMunicipalityCode: null } })))
  return rows.map((row, index) => {
    const found = said[index]
    return {
      ...toChatLine(row, vault),
      isOfPage: row.isOwn && row.role === null,
      isDeleted: row.isDeleted,
      isElsewhere:
        row.isOfStream || followUps.has(row.id) || (row.incidentId !== null && !questions.has(row.id)),
      replyTo: row.parentId ?? row.parentExternalId,
      repliesTo: row.isParentKnown ? roleOf({ role: row.parentRole, isOwn: row.isParentOwn }) : null,
      correctedClass: row.isCorrected ? row.class : null,
      topicConfidence: found?.topic?.confidence ?? 0,
      hasPlace: (found?.place.fragments.length ?? 0) > 0,
      namesOurPlace: namesOurPlace(found?.municipality ?? null),
      isDangerByText: found?.kind.code === 'danger',
      dangerBar: dangerBarAt(row.writtenAt),
      ownDanger: readOwnDanger(row.text),
    }
  })
}

export function toQuestion(row: QuestionRow, vault: Vault): TalkQuestion {
  const isSettled = row.closedBy !== null || row.state === 'passed_on'
  return {
    id: row.id,
    authorId: speakerOf(row),
    authorName: openAuthorName(row.card, vault) ?? '',
    text: row.text,
    writtenAt: row.writtenAt,
    class: row.class,
    state: row.state,
    answeredBy: row.answeredBy,
    answeredAt: row.state === 'answered' ? row.closedAt : null,
    isSettled,
    isDeleted: row.isDeleted,
    until: isSettled || row.state === 'dropped' ? row.closedAt : null,
    isTold: row.isTold,
  }
}

/** Questions that were dropped because they ask nothing are left out. */
export function isAsked({ state, messageClass }: QuestionRow): boolean {
  return state !== 'dropped' || (messageClass !== null && opensWork(messageClass))
}
