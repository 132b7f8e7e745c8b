import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { partsQuery } from './contributions.queries.ts'

/** Above one's tasks: how many parts other bodies wait for, and whether one is late. Nothing where none is open. */
export function PartsWaiting({ renderLink }: { renderLink: (content: ReactNode) => ReactNode }) {
  const { t } = useTranslation()
  const { counted } = useFormat()
  const { data } = useInfiniteQuery(partsQuery('open'))
  const open = data?.pages.flatMap((page) => page.contributions) ?? []
  if (open.length === 0) return null
  const waited = open.filter(({ state }) => state !== 'given')
  return renderLink(
    <>
      <b className="m">
        {waited.length === 0
          ? t('contributions.pageTitle')
          : t('contributions.waiting', counted(waited.length))}
      </b>
      {waited.some(({ isLate }) => isLate) && <State name="late">{t('contributions.someLate')}</State>}
    </>,
  )
}
