import { Suggestion } from '@veche/contract/incidents.ts'
import { DeclineReason, SpokenPromise } from '@veche/contract/livestreams.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { withoutAsking } from '../../answers/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { type AskerRow, askedOrWhole, listAskers } from '../questions/index.ts'
import {
  countStates,
  getVisibleLivestream,
  type LivestreamAsk,
  type LivestreamsContext,
  presentLivestreams,
} from '../stream/index.ts'
import type { ProtocolFacts, ProtocolQuestion } from './domain/protocol-facts.ts'
import { listProtocol, type ProtocolRow } from './protocol.repository.ts'
import { withoutNames } from './without-names.ts'

type Reading = LivestreamAsk & { isWithoutNames: boolean }
type Deps = Pick<LivestreamsContext, 'db' | 'clock' | 'vault'>

/** The most rows: they are laid out within seconds, and nobody signs a longer document. */
export const MOST_QUESTIONS = 3000

/** The protocol as the actor may see it: their scope is that of the stream's card. */
export async function readProtocol(
  deps: Deps,
  { livestreamId, actor, isWithoutNames }: Reading,
): Promise<ProtocolFacts> {
  const { db, clock } = deps
  const stream = await getVisibleLivestream(db, livestreamId, actor)
  const [[card], states, rows, directory] = await Promise.all([
    presentLivestreams(db, [stream], actor),
    countStates(db, [livestreamId]),
    beyondScope('a protocol tells what has become of each question', () =>
      listProtocol(db, livestreamId, MOST_QUESTIONS + 1),
    ),
    getDirectory(db),
  ])
  if (!card) throw new Error('A stream is presented as one')
  if (rows.length > MOST_QUESTIONS)
    throw new InvalidError('livestream.protocol_too_long', { limit: MOST_QUESTIONS })
  const countOf = (state: string) => states.find((row) => row.state === state)?.count ?? 0
  const { number, title, step, plannedAt, plannedMinutes, startedAt, endedAt } = stream
  const { viewers, recordingUrl, recordingOffsetS } = stream
  return {
    ...{ number, title, step, plannedAt, plannedMinutes, startedAt, endedAt },
    ...{ viewers, recordingUrl, recordingOffsetS, isWithoutNames },
    places: placesOf(stream, directory),
    speakers: card.speakers,
    editorName: card.editorName,
    sources: card.sources.map(({ kind, channelTitle, permalink }) => ({
      ...{ kind, title: channelTitle, permalink },
    })),
    balance: card.balance,
    foldedCount: countOf('folded'),
    asideCount: countOf('aside'),
    questions: await toQuestions(deps, rows, { directory, isWithoutNames }),
    madeAt: clock(),
  }
}

async function toQuestions(
  { db, vault }: Deps,
  rows: readonly ProtocolRow[],
  { directory, isWithoutNames }: { directory: Directory; isWithoutNames: boolean },
): Promise<ProtocolQuestion[]> {
  const askers = await listAskers(
    db,
    rows.map(({ id }) => id),
  )
  const byQuestion = Map.groupBy(askers, ({ rootId }) => rootId)
  const nameOf = ({ card, authorCard }: AskerRow) => openAuthorName(card ?? authorCard, vault)
  const topic = nameByCode(directory.topics, directory.retired.topics)
  const agency = nameByCode(directory.agencies, directory.retired.agencies)
  return rows.map(({ id, topicCode, agencyCode, suggestion, isGone, ...row }) => {
    const [first, ...rest] = byQuestion.get(id) ?? []
    const question = {
      ...row,
      text: askedOrWhole(row.text),
      answer: row.answer === null ? null : withoutAsking(row.answer),
      author: first ? nameOf(first) : null,
      others: (first?.total ?? 1) - 1,
      topic: topic(topicCode),
      agency: agency(agencyCode),
      suggestedAgency: agency(Suggestion.nullable().parse(suggestion)?.agency?.code ?? null),
      promise: SpokenPromise.nullable().parse(row.promise),
      declineReason: DeclineReason.nullable().parse(row.declineReason),
    }
    if (!isWithoutNames) return question
    const all = first ? [first, ...rest] : []
    return withoutNames(question, {
      names: all.flatMap((asker) => nameOf(asker) ?? []),
      isGone,
    })
  })
}

function placesOf(
  { municipalityCode, agencyCode }: { municipalityCode: string | null; agencyCode: string | null },
  { municipalities, agencies, retired }: Directory,
): string[] {
  const municipality = nameByCode(municipalities, retired.municipalities)(municipalityCode)
  const agency = nameByCode(agencies, retired.agencies)(agencyCode)
  return [municipality, agency].filter((name) => name !== null)
}

type Named = { code: string; name: string }

/** Closed topics and agencies keep their names in old protocols. */
function nameByCode(...lists: readonly (readonly Named[])[]): (code: string | null) => string | null {
  const names = new Map(lists.flat().map(({ code, name }) => [code, name]))
  return (code) => (code === null ? null : (names.get(code) ?? code))
}
