/** Reports of programmes and problems of the open register as one list, newest first, a page at a time. */
import { getDirectory } from '../../directory/index.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { listFirstShown } from '../register/photos.repository.ts'
import { listProblemsNumbered } from '../register/register.repository.ts'
import { listReported, type ReportedRow, type RequestFilter } from './open311.repository.ts'
import { presentProblemRequest, presentRequest } from './present-open311.ts'
import { listRegisterKeys } from './register-requests.repository.ts'
import type { Value } from './write-value.ts'

type Listed = { at: Date; report: ReportedRow | null; number: number }

export async function readRequests(
  { db }: Pick<PublicPageContext, 'db'>,
  filter: RequestFilter,
  { site, pageSize }: { site: string; pageSize: number },
): Promise<Value[]> {
  const [reported, problems] = await Promise.all([listReported(db, filter), listRegisterKeys(db, filter)])
  const listed: Listed[] = [
    ...reported.map((report) => ({ at: report.requestedAt, report, number: report.number })),
    ...problems.map(({ at, number }) => ({ at, report: null, number })),
  ]
  const all = listed.toSorted((one, other) => other.at.getTime() - one.at.getTime()).slice(0, filter.limit)
  const page = all.slice(filter.limit - pageSize)
  const numbers = page.flatMap(({ report, number }) => (report ? [] : [number]))
  const [rows, directory] = await Promise.all([listProblemsNumbered(db, numbers), getDirectory(db)])
  const known = new Map(rows.map((row) => [row.number, row]))
  const shown = await listFirstShown(
    db,
    rows.map(({ id }) => id),
  )
  const photos = new Map(shown.map(({ incidentId, shownHash }) => [incidentId, shownHash]))
  return page.flatMap(({ report, number }) => {
    if (report) return [presentRequest(report)]
    const row = known.get(number)
    return row ? [presentProblemRequest(row, { directory, site, photo: photos.get(row.id) ?? null })] : []
  })
}
