import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../lib/session.ts'
import * as styles from './SectionTabs.module.css'
import { isWithin, placesFor, type SectionGroup } from './sections.ts'

/** Of the tab before the current one so much is seen. */
const BEFORE_PX = 48

/** Between sections that stand together; nothing for whoever has one of them. */
export function SectionTabs({ of }: { of: SectionGroup }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const me = useQuery(meQuery).data
  const place = me && placesFor(me).find(({ key }) => key === of)
  const tabs = useRef<HTMLElement>(null)
  // Null: the tabs are not there yet.
  const shownAt = place ? pathname : null
  useEffect(() => {
    if (shownAt === null) return
    const strip = tabs.current
    const current = strip?.querySelector<HTMLElement>('[aria-current]')
    if (!strip || !current) return
    // Measured against the strip itself: what an offset counts from is another element.
    const { left, right } = current.getBoundingClientRect()
    const seen = strip.getBoundingClientRect()
    if (left < seen.left || right > seen.right) strip.scrollLeft += left - seen.left - BEFORE_PX
  }, [shownAt])
  if (!place) return null
  return (
    <nav ref={tabs} className={`${styles.sectionTabs} no-print`} aria-label={t(`common.section.${of}`)}>
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
