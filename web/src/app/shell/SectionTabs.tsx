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
  useEffect(() => {
    const current = tabs.current?.querySelector<HTMLElement>('[aria-current]')
    if (tabs.current && current) tabs.current.scrollLeft = current.offsetLeft - BEFORE_PX
  }, [])
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
