import type { ArticleResponse, ArticleSummary } from '@veche/contract/portal/knowledge.ts'
import type { Actor } from '../../access/index.ts'
import type { ReadArticle, VersionRow } from './articles.repository.ts'
import { isStale, isUnapproved, isWaiting, stateOf } from './domain/article-state.ts'
import { seasonOn } from './domain/season.ts'
import { mayApprove, mayWrite } from './knowledge.policy.ts'

export function presentSummary(row: ReadArticle, today: string): ArticleSummary {
  const { id, code, useCount, helped, notHelped, content } = row
  const { title, topicCodes, municipalityCodes, isPublic, validUntil } = content
  return {
    ...{ id, code, state: stateOf(row), title, topicCodes, municipalityCodes, isPublic, validUntil },
    ...{ isStale: isStale(validUntil, today), season: seasonOn(content.seasons, today) },
    ...{ isWaiting: isWaiting(row), useCount, helped, notHelped },
  }
}

type Reader = {
  actor: Actor
  today: string
  ownVote: boolean | null
  answerRemarks: ArticleResponse['answerRemarks']
  applies: ArticleResponse['applies']
}

export function presentArticle(
  row: ReadArticle,
  { actor, today, ownVote, answerRemarks, applies }: Reader,
): ArticleResponse {
  const { versionNo, newestNo, content } = row
  const isAnothers = versionNo === newestNo && mayApprove(actor) && row.writtenBy !== actor.id
  return {
    ...presentSummary(row, today),
    ...{
      versionNo,
      newestNo,
      content,
      ...presentPeople(row),
      applies,
      answerRemarks,
      ownVote,
      mayWrite: mayWrite(actor),
    },
    returned: versionNo === newestNo && isUnapproved(row) ? presentReturn(row) : null,
    // Whoever sent it back may think better of it.
    mayApprove: isUnapproved(row) && isAnothers,
    mayReturn: isWaiting(row) && isAnothers && row.writtenBy !== null,
  }
}

function presentReturn({ returnedByName: name, returnedAt: at, returnedReason: reason }: VersionRow) {
  return name !== null && at !== null && reason !== null ? { name, reason, at: at.toISOString() } : null
}

export function presentPeople({ writtenByName, writtenAt, approvedByName, approvedAt }: VersionRow) {
  return {
    written: { name: writtenByName, at: writtenAt.toISOString() },
    approved:
      approvedByName !== null && approvedAt !== null
        ? { name: approvedByName, at: approvedAt.toISOString() }
        : null,
  }
}
