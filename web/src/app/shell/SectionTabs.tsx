import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../lib/session.ts'
import { isWithin, placesFor, type SectionGroup } from './sections.ts'

/** Between sections that stand together; nothing for whoever has one of them. */
export function SectionTabs({ of }: { of: SectionGroup }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const me = useQuery(meQuery).data
  const place = me && placesFor(me).find(({ key }) => key === of)
  if (!place) return null
  return (
    <nav className="row no-print" aria-label={t(`common.section.${of}`)}>
      <span className="seg">
        {place.covers.map((section) => (
          <Link
            key={section.key}
            to={section.href}
            aria-current={isWithin({ ...section, covers: [section] }, pathname) ? 'page' : undefined}
          >
            {t(`common.section.${section.key}`)}
          </Link>
        ))}
      </span>
    </nav>
  )
}
