import { formatHouses } from '@veche/contract/admin/place-routes/houses.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Book, PlaceRouteRow } from '../../directory.queries.ts'

type Line = Omit<PlaceRouteRow, 'id'>

/** A line of a street, houses or an object in words. */
export function usePlaceRouteNames(book: Book) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'ru'
  return useMemo(() => {
    const index = (rows: readonly { code: string; name: string }[]) =>
      new Map(rows.map(({ code, name }) => [code, name]))
    const [topics, groups] = [index(book.topics), index(book.topicGroups)]
    const [places, agencies, units] = [index(book.municipalities), index(book.agencies), index(book.units)]
    return {
      spot: ({ street, houses, object }: Line) =>
        object ?? [street, houses && formatHouses(houses, language)].filter(Boolean).join(', '),
      municipality: ({ municipalityCode }: Line) => places.get(municipalityCode) ?? municipalityCode,
      subject: ({ topicCode, groupCode }: Line) => {
        if (topicCode !== null) return topics.get(topicCode) ?? topicCode
        if (groupCode === null) return t('directory.everyTopic')
        return t('directory.wholeGroup', { group: groups.get(groupCode) ?? groupCode })
      },
      body: ({ agencyCode, unitCode }: Line) =>
        [agencies.get(agencyCode) ?? agencyCode, unitCode && (units.get(unitCode) ?? unitCode)]
          .filter(Boolean)
          .join(' · '),
    }
  }, [book, t, language])
}
