import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import type { SystemResponse } from '@veche/contract/system.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TourStages } from './TourStages.tsx'
import { followedQuery, freshQuestionsQuery } from './tour.queries.ts'
import { isWorthShowing, partOf, pickFreshest, stageOf } from './tour-stages.ts'
import './tour.css'

type Props = {
  emulators: SystemResponse['emulators']
  /** The question went a step on: the page goes along where the reader is still with it. */
  onFollow: (incident: { id: string; step: string }) => void
  /** Shows the question on the desk. */
  onShow: (incident: { id: string; step: string }) => void
  onClose: () => void
}

const IDLE_MS = 45_000

/** Two minutes in which one living question of the demo region goes its way to the answer. */
export function TourPanel({ emulators, onFollow, onShow, onClose }: Props) {
  const { t } = useTranslation()
  const [seen, setSeen] = useState<readonly string[]>([])
  const followedId = seen.at(-1) ?? null
  const { data: fresh } = useQuery(freshQuestionsQuery)
  const { data: incident } = useQuery({ ...followedQuery(followedId ?? ''), enabled: followedId !== null })
  const next = pickFreshest(fresh?.incidents ?? [], new Set(seen))
  const isSought = followedId === null || (incident !== undefined && !isWorthShowing(incident))
  const followed = isSought ? undefined : incident

  useEffect(() => {
    if (isSought && next) setSeen((old) => [...old, next.id])
  }, [isSought, next])
  const step = followed?.step
  useEffect(() => {
    // The desk goes along: after each step the question stands in another queue.
    if (followedId !== null && step) onFollow({ id: followedId, step })
  }, [followedId, step, onFollow])
  const freshest = useRef(next)
  freshest.current = next
  const isReaders = followed?.abilities.accept ?? false
  useEffect(() => {
    // The card stays under the hand of whoever may take the question up.
    if (followedId === null || step !== 'new' || isReaders) return
    // Nobody has taken this one up: another question may be on its way already.
    const timer = setTimeout(() => {
      const other = freshest.current
      if (other) setSeen((old) => [...old, other.id])
    }, IDLE_MS)
    return () => clearTimeout(timer)
  }, [followedId, step, isReaders])
  useLookAt(followed)

  return (
    <aside className="tour" aria-label={t('tour.title')}>
      <header className="row g2">
        <h2>{t('tour.title')}</h2>
        <Button
          look="quiet"
          size="s"
          className="end"
          icon={<IconX className="ic" />}
          aria-label={t('common.close')}
          onClick={onClose}
        />
      </header>
      <p className="sm muted">{t('tour.text')}</p>
      {!followed && <p className="sm">{t('tour.waiting')}</p>}
      {followed && <TourStages incident={followed} emulators={emulators} />}
      <footer className="row g2 wrap">
        {followed && (
          <Button size="s" onClick={() => onShow(followed)}>
            {t('tour.showCard')}
          </Button>
        )}
        {next && (
          <Button size="s" look="quiet" onClick={() => setSeen([...seen, next.id])}>
            {t('tour.another')}
          </Button>
        )}
      </footer>
    </aside>
  )
}

/** Outlines the part of the card that the stage is about; the style sheet knows the parts. */
function useLookAt(incident: IncidentResponse | undefined): void {
  const part = incident ? partOf(stageOf(incident.step)) : null
  useEffect(() => {
    const root = document.documentElement
    if (part) root.dataset.tourPart = part
    return () => {
      delete root.dataset.tourPart
    }
  }, [part])
}
