import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import { AppError } from '../../../platform/errors.ts'
import { getDirectory } from '../../directory/index.ts'
import { checkPeriod, listPublicRows } from '../../figures/index.ts'
import { periodOf } from './domain/spans.ts'
import { findPlace, presentNotFound } from './find-place.ts'
import type { OpenContext, OpenReader } from './open-context.ts'
import type { OpenQuery } from './open-query.ts'
import { renderRowsPage } from './pages/rows-page.ts'

const PAGE_ROWS = 100

type Asked = Pick<OpenQuery, 'from' | 'to' | 'place' | 'cursor'> & { code: string }

/** A wrong figure, place, period or page is a clear page; the month that runs is shown where none is asked for. */
export async function presentRows(
  context: OpenContext,
  reader: OpenReader,
  { code, from, to, place, cursor }: Asked,
) {
  const { words, language, show, keep } = reader
  const figure = findFigure(code)
  const found = place === undefined ? null : await findPlace(context, place)
  if (!figure?.isPublic || (place !== undefined && !found)) return presentNotFound(reader)
  const month = periodOf('month', context.clock(), context.region.timeZone)
  const asked = { from: from ?? month.from, to: to ?? month.to }
  const filter = found ? { municipalityCode: found.code } : {}
  try {
    const period = checkPeriod(asked)
    const list = await listPublicRows(context, { code, period, filter, cursor, limit: PAGE_ROWS })
    const { municipalities, topics, retired } = await getDirectory(context.db)
    const nameIn = (some: readonly { code: string; name: string }[]) => {
      const names = new Map(some.map((one) => [one.code, one.name]))
      return (of: string | null) => (of === null ? words.unknown : (names.get(of) ?? of))
    }
    const kept = { ...period, ...(found && { place: found.code }) }
    const body = renderRowsPage({
      ...{ words, language, show, figure, period, rows: list.rows, back: keep('/open') },
      place: found?.name ?? words.region,
      next:
        list.nextCursor === null ? null : keep(`/open/figures/${code}`, { ...kept, cursor: list.nextCursor }),
      placeOf: nameIn([
        ...municipalities.map(({ code, shortName }) => ({ code, name: shortName })),
        ...retired.municipalities,
      ]),
      topicOf: nameIn([...topics, ...retired.topics]),
    })
    return { title: words.rowsTitle(figure.name[language]), body }
  } catch (error) {
    if (error instanceof AppError && error.status === 400) return { ...presentNotFound(reader), status: 400 }
    throw error
  }
}
