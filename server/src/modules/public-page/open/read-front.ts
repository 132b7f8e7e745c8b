/** What the front page and the page of a municipality show. */
import { CATALOGUE } from '@veche/book/figures/catalogue/catalogue.ts'
import { publicTextOf } from '../../answers/index.ts'
import { readShownBook } from '../../book/index.ts'
import { getDirectory, getRegionMap } from '../../directory/index.ts'
import { listChecked } from '../../fakes/index.ts'
import { compareFigures, readFigures } from '../../figures/index.ts'
import { listShownPromises, type ShownPromise } from '../../incidents/index.ts'
import { readShownStreams } from '../../livestreams/index.ts'
import { wordsOf } from '../domain/words.ts'
import { drawMap } from './domain/draw-map.ts'
import { periodOf, previousYear, type Span, weeksTo } from './domain/spans.ts'
import type { OpenContext, OpenReader } from './open-context.ts'
import type { FrontPage, PlaceOnMap, PromiseItem, ShownFigure } from './pages/shown.ts'

const FEW = 4
const PUBLIC = CATALOGUE.filter(({ isPublic }) => isPublic)
export const PUBLIC_CODES = PUBLIC.map(({ code }) => code)

type Asked = { span: Span; place: FrontPage['place'] }

export async function readFront(
  context: OpenContext,
  reader: OpenReader,
  { span, place }: Asked,
): Promise<FrontPage> {
  const { db, clock, region } = context
  const { words, language, show, keep } = reader
  const now = clock()
  const period = periodOf(span, now, region.timeZone)
  const municipalityCode = place?.code ?? null
  const filter = place ? { municipalityCode: place.code } : {}
  const [compared, map, promises, streams, checked, book, directory] = await Promise.all([
    compareFigures(context, { period, filter, codes: PUBLIC_CODES }),
    place ? null : readMap(context),
    readPromises(context, reader, { state: null, municipalityCode, limit: FEW, before: null }),
    readShownStreams(db, { now, limit: FEW, municipalityCode }),
    listChecked(db, { search: '', after: 0, firstOf: municipalityCode }),
    readShownBook(db),
    getDirectory(db),
  ])
  const nameOf = (code: string | null) =>
    directory.municipalities.find((one) => one.code === code)?.shortName ?? words.region
  return {
    ...{ words, language, show, keep, span, period, place, map },
    countedAt: show.moment(now),
    figures: presentFigures(compared),
    promises: { items: promises, counts: await countPromises(context, municipalityCode) },
    streams: [...streams.next, ...streams.past]
      .slice(0, FEW)
      .map(({ number, title, plannedAt, balance, step }) => ({
        ...{ number, title, day: show.day(plannedAt), total: balance.asked },
        isNext: step === 'announced' || step === 'collecting' || step === 'on_air',
      })),
    checked: checked.fakes.slice(0, FEW).map(({ number, claim, verdict, publishedAt, ...of }) => ({
      ...{ number, claim, day: show.day(publishedAt) },
      // On a page of one place what is not of it says whose it is.
      place: place && of.municipalityCode !== place.code ? nameOf(of.municipalityCode) : null,
      verdict:
        verdict === null ? wordsOf(language).checked.review : wordsOf(language).checked.verdicts[verdict],
    })),
    book: book
      ? {
          size: book.size,
          at: show.moment(book.at),
          root: book.root.toString('base64'),
          url: context.bookUrl,
          key: book.key,
          witnesses: book.witnesses.map(({ name, signedAt }) => ({ name, at: show.moment(signedAt) })),
        }
      : null,
  }
}

function presentFigures({ figures }: Awaited<ReturnType<typeof compareFigures>>): ShownFigure[] {
  const byCode = new Map(figures.map((figure) => [figure.code, figure]))
  return PUBLIC.flatMap((figure) => {
    const found = byCode.get(figure.code)
    if (!found) return []
    const { previous, yearAgo, code: _, ...now } = found
    return [{ figure, now, previous, yearAgo }]
  })
}

const ON_MAP = PUBLIC.filter(({ code }) => code === 'on_time' || code === 'questions')

async function readMap(context: OpenContext): Promise<NonNullable<FrontPage['map']>> {
  const { db, clock, region } = context
  const period = weeksTo(clock(), region.timeZone)
  const [outlines, { municipalities }, groups] = await Promise.all([
    getRegionMap(db),
    getDirectory(db),
    readFigures(context, { period, filter: {}, figures: ON_MAP, by: 'municipality' }),
  ])
  const byCode = new Map(groups.map(({ key, values }) => [key, values]))
  const places = municipalities.map(({ code, shortName }): PlaceOnMap => {
    const values = byCode.get(code)
    const onTime = values?.get('on_time')
    return { code, name: shortName, questions: onTime?.denominator ?? 0, value: onTime?.value ?? null }
  })
  const drawn = drawMap(outlines.map(({ municipalityCode, rings }) => ({ code: municipalityCode, rings })))
  return { drawn, places }
}

async function countPromises(context: OpenContext, municipalityCode: string | null) {
  const period = previousYear(context.clock(), context.region.timeZone)
  const figures = PUBLIC.filter(({ code }) => code.startsWith('promises_'))
  const filter = municipalityCode === null ? {} : { municipalityCode }
  const [group] = await readFigures(context, { period, filter, figures })
  const countOf = (code: string) => group?.values.get(code)?.numerator ?? 0
  return {
    kept: countOf('promises_kept_count'),
    moved: countOf('promises_moved'),
    broken: countOf('promises_broken'),
  }
}

export type PromisesAsked = {
  state: ShownPromise['state'] | null
  municipalityCode: string | null
  limit: number
  before: Date | null
}

export type ReadPromise = PromiseItem & Pick<ShownPromise, 'id' | 'dueAt' | 'madeAt'>

/** Words of officials as everybody may read them. */
export async function readPromises(
  { db }: Pick<OpenContext, 'db'>,
  { show, words }: OpenReader,
  asked: PromisesAsked,
): Promise<ReadPromise[]> {
  const [promises, { municipalities }] = await Promise.all([listShownPromises(db, asked), getDirectory(db)])
  const names = new Map(municipalities.map(({ code, shortName }) => [code, shortName]))
  return promises.map(({ id, state, what, who, dueAt, madeAt, municipalityCode }) => ({
    ...{ id, state, dueAt, madeAt, what: publicTextOf(what), who: publicTextOf(who), until: show.day(dueAt) },
    place: (municipalityCode !== null && names.get(municipalityCode)) || words.region,
  }))
}
