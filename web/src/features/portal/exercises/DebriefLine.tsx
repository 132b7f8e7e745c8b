import type { DebriefBeat } from '@veche/contract/portal/exercises.ts'
import type { BeatOutcome } from '@veche/contract/values/exercises.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import * as styles from './exercises.module.css'

const STATE_OF: Record<BeatOutcome, StateName> = {
  answered: 'done',
  late: 'attention',
  seen: 'attention',
  missed: 'late',
  dismissed: 'late',
  left: 'done',
  unsaid: 'waiting',
}

type Props = { beat: DebriefBeat; longest: number; mark: 'best' | 'worst' | null }

/** From the words of a resident to the first step and to the answer, on the line of the whole exercise. */
export function DebriefLine({ beat, longest, mark }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { minute, place, person, text, kind, outcome, seenAfter, answeredAfter, answer, remarks, lesson } =
    beat
  const isSaid = outcome !== 'unsaid'
  const times = [
    seenAfter === null ? t('exercises.notSeen') : t('exercises.seenAfter', { minutes: number(seenAfter) }),
    ...(answeredAfter === null ? [] : [t('exercises.answeredAfter', { minutes: number(answeredAfter) })]),
    ...(remarks === null ? [] : [t('exercises.remarks', { count: remarks })]),
  ]
  return (
    <li className={styles.exerciseRow}>
      <span className={`sm nw ${styles.minute}`}>
        {t('exercises.atMinute', { minute: number(Math.floor(minute)) })}
      </span>
      <div className={styles.subject}>
        <p className={`sm ${styles.marks}`}>
          <span className="muted">
            {person} · {t(`exercises.place.${place}`)}
          </span>
          {kind === 'danger' ? (
            <State name="urgent">{t('exercises.kind.danger')}</State>
          ) : (
            <span className="tag">{t(`exercises.kind.${kind}`)}</span>
          )}
          <State name={STATE_OF[outcome]}>{t(`exercises.outcome.${outcome}`)}</State>
          {mark && <b>{t(`exercises.${mark}`)}</b>}
        </p>
        <p>{text}</p>
        {isSaid && <Track beat={beat} longest={longest} />}
        {isSaid && kind !== 'talk' && <p className="sm">{times.join(' · ')}</p>}
        <p className="sm muted">{lesson}</p>
        {answer && (
          <details>
            <summary className="sm">{t('exercises.answer')}</summary>
            <blockquote className={styles.quote}>{answer}</blockquote>
          </details>
        )}
      </div>
    </li>
  )
}

function Track({ beat: { minute, seenAfter, answeredAfter }, longest }: Omit<Props, 'mark'>) {
  const percent = (minutes: number) => `${(Math.min(minutes, longest) / longest) * 100}%`
  const width = (minutes: number | null) => (minutes === null ? '0%' : percent(minutes))
  return (
    <div className={styles.track} aria-hidden="true">
      <i className={styles.answeredTrack} style={{ left: percent(minute), width: width(answeredAfter) }} />
      <i className={styles.seenTrack} style={{ left: percent(minute), width: width(seenAfter) }} />
      <i className={styles.saidMark} style={{ left: percent(minute) }} />
    </div>
  )
}
