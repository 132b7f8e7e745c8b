import type { CourseCard, CourseResponse } from '@veche/contract/portal/courses.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Prose } from '../knowledge/index.ts'
import * as styles from './courses.module.css'
import { Picture } from './Picture.tsx'
import { useKeptSteps } from './use-kept-steps.ts'

type Props = {
  cards: readonly CourseCard[]
  seen: ReadonlySet<string>
  onSeen: (card: string) => void
  onEnd: () => void
  onLeave: () => void
}

/** Titles of cards that were read, also those that the server does not have yet. */
export function useSeen({ id, seen }: Pick<CourseResponse, 'id' | 'seen'>): ReadonlySet<string> {
  const kept = useKeptSteps(id)
  return new Set([...seen, ...kept.flatMap((step) => (step.kind === 'card' ? step.card : []))])
}

/** One card at a time, from the first that was not read. */
export function CardPlayer({ cards, seen, onSeen, onEnd, onLeave }: Props) {
  const { t } = useTranslation()
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      cards.findIndex(({ title }) => !seen.has(title)),
    ),
  )
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card that is shown is what the reader goes to
  useEffect(() => {
    heading.current?.focus()
  }, [at])
  const card = cards[at]
  if (!card) return null
  const isLast = at === cards.length - 1
  const goOn = () => {
    onSeen(card.title)
    if (isLast) onEnd()
    else setAt(at + 1)
  }
  return (
    <section className={styles.coursePanel} aria-label={t('courses.place', { at: at + 1, of: cards.length })}>
      <Progress at={at + 1} of={cards.length} />
      {card.picture && <Picture name={card.picture} />}
      <h2 ref={heading} tabIndex={-1}>
        {card.title}
      </h2>
      <Prose text={card.text} />
      <div className={styles.panelFoot}>
        <Button isStep onClick={() => (at === 0 ? onLeave() : setAt(at - 1))}>
          {t('courses.previous')}
        </Button>
        <Button look="primary" isStep onClick={goOn}>
          {t(isLast ? 'courses.lastCard' : 'courses.next')}
        </Button>
      </div>
    </section>
  )
}

export function Progress({ at, of }: { at: number; of: number }) {
  const { t } = useTranslation()
  return (
    <div className="col g1">
      <span className="sm muted">{t('courses.place', { at, of })}</span>
      <div className={styles.progressBar} aria-hidden="true">
        <span style={{ width: `${(at / of) * 100}%` }} />
      </div>
    </div>
  )
}
