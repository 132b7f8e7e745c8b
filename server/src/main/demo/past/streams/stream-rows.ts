/** A held stream as rows of the tables, with every column that the product would have written. */
import { keyOfWords, stemsOf } from '../../../../modules/livestreams/index.ts'
import { SqlArray } from '../../../../platform/database/copy-rows.ts'
import type { Beside } from '../beside/beside.ts'
import type { World } from '../course/world.ts'
import { createChance, idAt } from '../domain/chance.ts'
import type { HeldStream } from './held-stream.ts'
import { STREAM_WORDS } from './plan-streams.ts'
import { momentsOfSpoken } from './stream-facts.ts'

const PLANNED_MINUTES = 60

export function rowsOfStream(
  stream: HeldStream,
  world: World,
): Pick<Beside, 'rows' | 'messages' | 'questions'> {
  const { spoken, id, channel, container, planned, announcedAt } = stream
  const source = {
    ...{ id: idAt(announcedAt, createChance(world.seed, 'source of', planned.index)), livestreamId: id },
    ...{ kind: 'announcement', channelId: channel.id, container, threadExternalId: null, permalink: null },
  }
  return {
    rows: {
      livestream: [streamRow(stream, world)],
      livestreamSource: [source],
      livestreamQuestion: spoken.map((one, place) => questionRow(stream, one, place)),
      livestreamAsker: spoken.map(({ asked, message, question }) => ({
        id: idAt(asked.at, createChance(world.seed, 'asker', asked.key)),
        ...{ questionId: question.id, channel: channelOf(asked.at, stream), messageId: message.id },
        ...{ authorId: message.authorId, askedAt: asked.at, isFurther: false },
      })),
    },
    // Those that became work come with it.
    messages: spoken.flatMap(({ message, work }) => (work === null ? [message] : [])),
    questions: spoken.map((one) => countedOf(stream, one, world)),
  }
}

function streamRow(stream: HeldStream, { staff, firstNumbers }: World): object {
  const { id, planned, agencyCode, speaker, startedAt, endedAt, closedAt, announcedAt, spoken } = stream
  const { index, theme, locality, plannedAt } = planned
  // Announced, collecting, begun and ended, the recording kept, perhaps closed.
  const version = closedAt === null ? 6 : 7
  return {
    ...{ id, number: (firstNumbers?.livestream ?? 0) + index, title: theme.title, agencyCode },
    municipalityCode: locality.code,
    speakers: [{ name: speaker, position: STREAM_WORDS.position }],
    ...{ editorId: staff.moderator.id, step: closedAt === null ? 'follow_up' : 'closed', plannedAt },
    ...{ plannedMinutes: PLANNED_MINUTES, startedAt, endedAt, closedAt, viewers: stream.viewers, version },
    ...{ lastNumber: spoken.length, revision: revisionsOf(stream), createdAt: announcedAt },
    createdBy: staff.moderator.id,
  }
}

const revisionsOf = ({ spoken }: HeldStream) => spoken.reduce((sum, { states }) => sum + states.length, 0)

/** The last changes of all come after one another: what changed once before stays below them. */
function questionRow(stream: HeldStream, one: HeldStream['spoken'][number], place: number): object {
  const { question, askedAt, states, asked, topicCode, address } = one
  const { incidentId, past, ...fields } = question
  const revision = revisionsOf(stream) - stream.spoken.length + place + 1
  return {
    ...{ ...fields, incidentId, past, livestreamId: stream.id, number: place + 1, revision },
    ...{ channel: channelOf(askedAt, stream), text: asked.text, topicCode, address, askedAt },
    answeredLaterAt: states.at(-1)?.answeredLaterAt ?? null,
    ...{ wordsKey: keyOfWords(asked.text), words: new SqlArray(stemsOf(asked.text)), version: states.length },
  }
}

function channelOf(askedAt: Date, { startedAt }: Pick<HeldStream, 'startedAt'>): string {
  return askedAt >= startedAt ? 'comment_live' : 'comment_before'
}

function countedOf(
  stream: HeldStream,
  { question, askedAt, states, topicCode }: HeldStream['spoken'][number],
  { directory }: World,
): Beside['questions'][number] {
  const { startedAt, agencyCode, planned } = stream
  const groupCode = directory.topics.find(({ code }) => code === topicCode)?.groupCode ?? null
  const of = { municipalityCode: planned.locality.code, groupCode, topicCode, agencyCode }
  return {
    ...{ source: 'livestream', sourceId: question.id, network: null, takenAt: askedAt },
    moments: momentsOfSpoken(states, { ...of, askedAt, startedAt }),
  }
}
