/** One problem as everybody may read it. */
import { publicTextOf } from '../../answers/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { listShownPromises } from '../../incidents/index.ts'
import { listPublishedOf } from '../answer-check/published-answers.repository.ts'
import type { Html } from '../domain/html.ts'
import { roadOf } from '../domain/public-road.ts'
import { type OpenContext, type OpenReader, siteOf } from '../open/open-context.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import { findRoadDates } from '../requests.repository.ts'
import { registerWordsOf } from './domain/words.ts'
import { readOpenAnswers } from './open-answers.ts'
import {
  type ProblemPage,
  renderMerged,
  renderMissing,
  renderProblemPage,
  type ShownAnswer,
  type ShownMark,
} from './pages/problem-page.ts'
import { listOfferedPhotos } from './photos.repository.ts'
import { presentProblem } from './present-problem.ts'
import { findHeadNumber, findProblem, type ProblemRow } from './register.repository.ts'

const MOST_PROMISES = 5

export async function presentProblemPage(
  context: OpenContext,
  reader: OpenReader,
  { number, join }: { number: number; join: (row: ProblemRow) => Html | false },
) {
  const { db } = context
  const { keep, language } = reader
  const words = registerWordsOf(language)
  const row = number > 0 ? await findProblem(db, number) : null
  if (row) {
    const page = await readProblem(context, reader, row)
    return { title: `${page.title}, ${page.place}`, body: renderProblemPage(page, join(row)) }
  }
  const head = number > 0 ? await findHeadNumber(db, number) : null
  if (head === null)
    return { title: words.notFound, body: renderMissing({ words, keep, is: 'problem' }), status: 404 }
  const url = keep(`/open/problems/${head}`)
  return { title: words.merged(number, head), body: renderMerged(words, { number, head, url }) }
}

export async function readProblem(
  context: OpenContext,
  reader: OpenReader,
  row: ProblemRow,
): Promise<ProblemPage> {
  const { db, clock } = context
  const { keep, show, language } = reader
  const directory = await getDirectory(db)
  const [answered, dates, offered, promises] = await Promise.all([
    presentAnswers(context, reader, row),
    findRoadDates(db, row.id),
    listOfferedPhotos(db, row.id),
    listShownPromises(db, {
      ...{ state: null, municipalityCode: null, limit: MOST_PROMISES, before: null },
      incidentId: row.id,
    }),
  ])
  const road = roadOf(shownStepOf(row), { ...dates, received: row.foundAt, answered: row.answeredAt })
  return {
    ...presentProblem(row, { directory, show, now: clock() }),
    ...{ words: registerWordsOf(language), keep, ...answered },
    text: row.text && publicTextOf(row.text),
    photos: offered.flatMap(({ shownHash }) =>
      shownHash === null ? [] : [`/open/problems/${row.number}/photos/${shownHash}`],
    ),
    placeUrl: keep('/open/problems', { place: row.municipalityCode ?? '' }),
    placeCode: row.municipalityCode ?? '',
    agencyName: agencyNameOf(row, directory),
    road:
      road?.map(
        ({ at, ...mark }): ShownMark => ({ ...mark, at: at?.toISOString() ?? null, day: at && show.day(at) }),
      ) ?? null,
    promises: promises.map(({ state, what, dueAt }) => ({
      ...{ state, stateWords: reader.words.promiseStates[state], what: publicTextOf(what) },
      until: reader.words.until(show.day(dueAt)),
    })),
  }
}

/** Each with its short address, once it has one. */
async function presentAnswers(
  { db, vault, bookUrl }: OpenContext,
  { show }: OpenReader,
  row: ProblemRow,
): Promise<Pick<ProblemPage, 'answers' | 'isAnsweredInPrivate'>> {
  const [{ answers, hasOthers }, published] = await Promise.all([
    readOpenAnswers({ db, vault }, row),
    listPublishedOf(db, row.id),
  ])
  const numbers = new Map(published.map(({ versionNo, number }) => [versionNo, number]))
  return {
    answers: answers.map(({ versionNo, kind, text, sentAt }): ShownAnswer => {
      const number = numbers.get(versionNo)
      const url = number === undefined ? null : `${siteOf(bookUrl)}/open/a/${number}`
      return { kind, text, at: sentAt.toISOString(), day: show.day(sentAt), url }
    }),
    isAnsweredInPrivate: hasOthers,
  }
}

function agencyNameOf({ agencyCode }: ProblemRow, { agencies, retired }: Directory): string | null {
  return [...agencies, ...retired.agencies].find(({ code }) => code === agencyCode)?.name ?? null
}
