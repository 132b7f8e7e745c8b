import { DELETED_TITLE } from '@veche/contract/values/incidents.ts'
import { newId } from '../../../platform/ids.ts'
import type { Arrival, StoredMessage } from '../../inbox/index.ts'
import type { Suggestions } from '../../text/index.ts'
import {
  type AnswerRule,
  currentDeadline,
  type Deadline,
  planForNew,
  startDeadlines,
} from '../deadlines/index.ts'
import { type ActivityRow, chainActivities } from '../history/index.ts'
import { FRESH, type Incident, type NewIncident } from '../steps/index.ts'
import { pointOf } from './message-point.ts'
import { presentSuggestion } from './present-suggestion.ts'
import type { RegisterDeps } from './register-deps.ts'
import { wordlessTitle } from './wordless.ts'

export type NewWork = {
  incident: NewIncident
  deadlines: Deadline[]
  activities: ActivityRow[]
  links: { messageId: string; incidentId: string; isRead: boolean }[]
}

type NewDeps = Pick<RegisterDeps, 'book' | 'chooseRoute' | 'municipalityOfChannel' | 'now'> & {
  answerRule?: AnswerRule
  id?: string
}

/** Builds the incident of one conversation of a batch: the first message is the question, the others are its follow-ups. */
export function buildNewIncident(
  messages: readonly Pick<Arrival, 'message'>[],
  found: Suggestions,
  { book, answerRule, chooseRoute, municipalityOfChannel, now, id = newId() }: NewDeps,
): NewWork {
  const [source, ...rest] = messages.map(({ message }) => message)
  if (!source) throw new Error('An incident needs a message')
  const municipalityCode = found.municipality?.code ?? municipalityOfChannel(source.channelId)
  const route = found.topic
    ? chooseRoute(found.topic.code, municipalityCode, { ...found.place, words: source.text })
    : null
  const state = initialState(source, rest.length, { id, municipalityCode, isUrgent: found.isUrgent })
  const subject = { ...state, surface: source.surface, network: source.network }
  const deadlines = startDeadlines(planForNew(state.foundAt), subject, { book, answerRule })
  const chained = chainActivities(state.id, { activitySeq: 0, activityHash: '' }, [
    { type: 'found', at: now, actor: null, details: { messageId: source.id, version: source.version } },
    ...rest.map((message) => ({
      type: 'follow_up',
      at: now,
      actor: null,
      details: { messageId: message.id, from: 'new', to: 'new' },
    })),
  ])
  return {
    incident: {
      ...state,
      ...currentDeadline(deadlines),
      ...chained.tail,
      ...placeOf(source),
      ...(state.isSourceDeleted
        ? { title: DELETED_TITLE, suggestion: null, latitude: null, longitude: null }
        : {
            title: found.title.trim() || wordlessTitle(source),
            suggestion: presentSuggestion(found, route),
          }),
    },
    deadlines,
    activities: chained.rows,
    links: [source, ...rest].map((message) => ({
      messageId: message.id,
      incidentId: state.id,
      isRead: message === source,
    })),
  }
}

/** A message that came late keeps its true time: the resident has waited since they wrote. */
function foundAtOf({ occurredAt, receivedAt }: StoredMessage): Date {
  return occurredAt < receivedAt ? occurredAt : receivedAt
}

function initialState(
  source: StoredMessage,
  moreMessages: number,
  { id, municipalityCode, isUrgent }: { id: string; municipalityCode: string | null; isUrgent: boolean },
): Incident {
  return {
    ...FRESH,
    id,
    urgency: isUrgent ? 'urgent' : 'normal',
    municipalityCode,
    hasUnreadFollowUp: moreMessages > 0,
    isSourceEdited: source.sourceState === 'edited',
    isSourceDeleted: source.sourceState === 'deleted',
    messageCount: 1 + moreMessages,
    foundAt: foundAtOf(source),
  }
}

export function placeOf({
  channelId,
  network,
  surface,
  id,
  container,
  threadExternalId,
  authorId,
  geo,
}: StoredMessage) {
  const point = pointOf({ geo })
  return {
    channelId,
    network,
    surface,
    sourceMessageId: id,
    container,
    threadExternalId,
    authorId,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
  }
}
