import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCountsInSight } from '../../features/desk/snoozes/in-sight.ts'
import { countersQuery } from '../../features/incidents/incidents.queries.ts'
import { toApproveQuery } from '../../lib/queries/broadcasts-to-approve.ts'
import { countWords } from '../../lib/words/names.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Menu } from '../../ui/overlays/Menu.tsx'
import { isWithin, placesFor } from './sections.ts'
import * as styles from './shell.module.css'
import { useFolded } from './use-folded.ts'

/** The sections of a desk in one line; what has no room there stands behind «Ещё», as on a phone. */
export function SectionLinks({ me }: { me: MeResponse }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const row = useRef<HTMLSpanElement>(null)
  const folded = useFolded(row)
  const places = placesFor(me)
  const rest = places.filter((_place, index) => folded.has(index))
  const isInRest = rest.some((place) => isWithin(place, pathname))
  return (
    <nav className={styles.sections} aria-label={t('common.sections')}>
      <span ref={row} className={styles.sectionRow}>
        {places.map((place, index) => (
          <Link
            key={place.key}
            to={place.href}
            className={folded.has(index) ? styles.foldedSection : undefined}
            aria-current={isWithin(place, pathname) ? 'page' : undefined}
          >
            {t(`common.section.${place.key}`)}
            {place.key === 'approvals' && <WaitingCount mayHaveTexts={me.abilities.writeBroadcasts} />}
          </Link>
        ))}
      </span>
      {rest.length > 0 && (
        <Menu
          label={t('common.moreSections')}
          isIcon
          className={isInRest ? `${styles.moreSections} ${styles.current}` : styles.moreSections}
          trigger={t('common.moreTab')}
          items={rest.map(({ key, href }) => ({
            key,
            label: t(`common.section.${key}`),
            onSelect: () => void navigate({ to: href }),
          }))}
        />
      )}
    </nav>
  )
}

/** Answers and texts to many places that wait for the reader's yes. */
function WaitingCount({ mayHaveTexts }: { mayHaveTexts: boolean }) {
  const { number } = useFormat()
  const counts = useQuery(countersQuery).data?.queues
  const isAny = (counts?.to_approve?.total ?? 0) > 0
  const answers = useCountsInSight(counts, isAny)?.to_approve?.total ?? 0
  const texts = useQuery({ ...toApproveQuery, enabled: mayHaveTexts }).data?.broadcasts.length ?? 0
  const total = answers + texts
  if (total === 0) return null
  return <span className={`${styles.waitingCount} m`}>{countWords(total, number)}</span>
}
