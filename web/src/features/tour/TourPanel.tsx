import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readStored, writeStored } from '../../lib/browser/storage.ts'
import { incidentQuery } from '../../lib/queries/incident-query.ts'
import { Button } from '../../ui/Button.tsx'
import { TourStages } from './TourStages.tsx'
import * as styles from './tour.module.css'
import { freshQuestionsQuery } from './tour.queries.ts'
import { chooseFreshest, isWorthShowing, partOf, STAGES, type Stage } from './tour-stages.ts'
import { hasGone, useKeptTour, useStage } from './use-kept-tour.ts'

type Props = {
  userId: string
  emulators: SystemResponse['emulators']
  /** The question went a step on: the page goes along where the reader is still with it. */
  onFollow: (incident: { id: string; step: string }) => void
  /** Shows the question on the desk. */
  onShow: (incident: { id: string; step: string }) => void
  /** Is this question's card the one on the page? */
  isShown: (incidentId: string) => boolean
  onClose: () => void
}

const IDLE_MS = 45_000

/** Two minutes in which one living question of the demo region goes its way to the answer. */
export function TourPanel({ userId, emulators, onFollow, onShow, isShown, onClose }: Props) {
  const { t } = useTranslation()
  const { seen, answeredId, follow, setAnswered } = useKeptTour(userId)
  const followedId = seen.at(-1) ?? null
  const { data: fresh } = useQuery(freshQuestionsQuery)
  const { data: incident, error } = useQuery({
    ...incidentQuery(followedId ?? ''),
    enabled: followedId !== null,
  })
  const next = chooseFreshest(fresh?.incidents ?? [], { seen: new Set(seen), now: Date.now() })
  const isSought =
    followedId === null || hasGone(error) || (incident !== undefined && !isWorthShowing(incident))
  const followed = isSought ? undefined : incident

  useEffect(() => {
    if (isSought && next) follow(next.id)
  }, [isSought, next, follow])
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
      if (other) follow(other.id)
    }, IDLE_MS)
    return () => clearTimeout(timer)
  }, [followedId, step, isReaders, follow])
  const stage = useStage(followed, { answeredId, setAnswered })
  const folding = useFolding(followedId, stage)
  useLookAt(followed && isShown(followed.id) ? stage : null)

  return (
    <aside
      className={folding.isFolded ? `${styles.tourPanel} ${styles.folded}` : styles.tourPanel}
      aria-label={t('tour.title')}
    >
      <h2>{t('tour.title')}</h2>
      {!followed && <p className="sm">{t('tour.waiting')}</p>}
      {followed && stage && folding.isFolded && (
        <p className={`${styles.currentStage} sm`}>
          {stage === 'published'
            ? t('tour.end')
            : t('tour.at', { ...placeOf(stage), title: t(`tour.stage.${stage}.title`) })}
        </p>
      )}
      {followed && stage && !folding.isFolded && (
        <TourStages incident={followed} stage={stage} emulators={emulators} />
      )}
      <footer className="row g2 end">
        {followed && (
          <Button
            size="s"
            look={isShown(followed.id) ? 'default' : 'primary'}
            onClick={({ currentTarget }) => {
              // The next Enter is for the card.
              currentTarget.blur()
              onShow(followed)
            }}
          >
            {t('tour.showCard')}
          </Button>
        )}
        {next && (
          <Button size="s" look="quiet" onClick={() => follow(next.id)}>
            {t('tour.another')}
          </Button>
        )}
        <Button
          look="quiet"
          size="s"
          icon={folding.isFolded ? <IconChevronDown className="ic" /> : <IconChevronUp className="ic" />}
          aria-label={t(folding.isFolded ? 'tour.unfold' : 'tour.fold')}
          aria-expanded={!folding.isFolded}
          onClick={folding.toggle}
        />
        <Button
          look="quiet"
          size="s"
          icon={<IconX className="ic" />}
          aria-label={t('common.close')}
          onClick={onClose}
        />
      </footer>
    </aside>
  )
}

function placeOf(stage: Stage): { no: number; of: number } {
  return { no: STAGES.indexOf(stage) + 1, of: STAGES.length }
}

const FOLDED = 'tour-folded'

/** One line when the reader wants it so, and by itself after the first question has gone its way. */
function useFolding(
  followedId: string | null,
  stage: Stage | null,
): { isFolded: boolean; toggle: () => void } {
  const [isFolded, setFolded] = useState(readStored(FOLDED) === 'yes')
  const arrivedId = useRef<string | null>(null)
  useEffect(() => {
    if (stage === 'published' && readStored(FOLDED) === null) {
      arrivedId.current = followedId
      writeStored(FOLDED, 'yes')
    }
    // The end of the first way stays to be read until the next one begins.
    if (arrivedId.current !== null && arrivedId.current !== followedId) {
      arrivedId.current = null
      setFolded(true)
    }
  }, [followedId, stage])
  const toggle = () => {
    writeStored(FOLDED, isFolded ? 'no' : 'yes')
    setFolded(!isFolded)
  }
  return { isFolded, toggle }
}

/** Outlines the part of the card that the stage is about; the style sheet knows the parts. */
function useLookAt(stage: Stage | null): void {
  const part = stage ? partOf(stage) : null
  useEffect(() => {
    const root = document.documentElement
    if (part) root.dataset.tourPart = part
    return () => {
      delete root.dataset.tourPart
    }
  }, [part])
}
