import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Book, RouteRow } from '../directory.queries.ts'

type Route = Omit<RouteRow, 'id'>

/** A row of the routing table in words. */
export function useRouteNames(book: Book) {
  const { t } = useTranslation()
  return useMemo(() => {
    const index = (rows: readonly { code: string; name: string }[]) =>
      new Map(rows.map(({ code, name }) => [code, name]))
    const topics = index(book.topics)
    const groups = index(book.topicGroups)
    const places = index(book.municipalities)
    const agencies = index(book.agencies)
    const topic = (code: string) => topics.get(code) ?? code
    const place = (code: string) => places.get(code) ?? code
    return {
      topic,
      municipality: place,
      agency: (code: string) => agencies.get(code) ?? code,
      subject: ({ topicCode, groupCode }: Route) =>
        topicCode !== null
          ? topic(topicCode)
          : t('directory.wholeGroup', { group: groups.get(groupCode ?? '') ?? groupCode }),
      place: ({ municipalityCode }: Route) =>
        municipalityCode === null ? t('directory.wholeRegion') : place(municipalityCode),
    }
  }, [book, t])
}
