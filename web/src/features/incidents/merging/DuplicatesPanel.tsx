import { useQuery } from '@tanstack/react-query'
import type { DuplicatesResponse, IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { OriginMark } from '../../../ui/text/OriginMark.tsx'
import { Fold } from '../Fold.tsx'
import { IncidentLink } from '../IncidentLink.tsx'
import { duplicatesQuery } from '../incidents.queries.ts'
import { MergeDialog } from './dialogs.ts'
import { mergeObstacle } from './merge-obstacle.ts'
import * as styles from './merging.module.css'

type Candidate = DuplicatesResponse['candidates'][number]

/** Open questions that may speak of the same trouble: ticked ones are answered together with this one. */
export function DuplicatesPanel({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const { data } = useQuery(duplicatesQuery(incident.id))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const candidates = data?.candidates ?? []
  if (candidates.length === 0) return null
  // One that was merged or answered meanwhile leaves the list, and with it the choice.
  const chosen = candidates.filter(({ incident: { id } }) => ticked.has(id))
  const isTriage = incident.step === 'new' || incident.step === 'distribution'
  const best = candidates[0]
  return (
    <Fold
      title={t('work.duplicates.title', { count: candidates.length })}
      summary={best && <Reasons candidate={best} />}
      isOpenAtFirst={isTriage}
    >
      <ul className={styles.duplicates}>
        {candidates.map((candidate) => (
          <CandidateRow
            key={candidate.incident.id}
            candidate={candidate}
            isTicked={ticked.has(candidate.incident.id)}
            onTick={() => setTicked(toggled(ticked, candidate.incident.id))}
          />
        ))}
      </ul>
      {chosen.length > 0 && (
        <Button size="s" className={styles.mergeButton} onClick={() => setAsking(true)}>
          {t('work.merge.action', { count: chosen.length })}
        </Button>
      )}
      {isAsking && (
        <MergeDialog
          incident={incident}
          others={chosen.map((candidate) => candidate.incident)}
          onClose={() => setAsking(false)}
          onDone={() => setTicked(new Set())}
        />
      )}
    </Fold>
  )
}

type RowProps = { candidate: Candidate; isTicked: boolean; onTick: () => void }

function CandidateRow({ candidate, isTicked, onTick }: RowProps) {
  const { incident, text, likeness } = candidate
  const { t } = useTranslation()
  const { percent, shortMoment } = useFormat()
  const obstacle = mergeObstacle(incident)
  const name = t('incidents.question', { number: incident.number })
  return (
    <li className={styles.duplicate}>
      <input
        type="checkbox"
        aria-label={t('work.duplicates.choose', { name })}
        checked={isTicked}
        disabled={obstacle !== null}
        onChange={onTick}
      />
      <div className="grow">
        <div className="row g2 xs wrap">
          <OriginMark of={incident} />
          <IncidentLink id={incident.id}>{name}</IncidentLink>
          <span className="muted">{t(`incidents.step.${incident.step}`)}</span>
          <span className="end faint nw">{shortMoment(incident.foundAt)}</span>
        </div>
        <p className={`sm ${styles.duplicateText}`}>{text}</p>
        <p className="xs muted">
          <Reasons candidate={candidate} />
          {likeness > 0 && ` · ${t('work.duplicates.likeness', { share: percent(likeness) })}`}
        </p>
        {obstacle && <p className="xs muted">{t(`work.merge.obstacle.${obstacle}`)}</p>}
      </div>
    </li>
  )
}

function Reasons({ candidate: { reasons, incident } }: { candidate: Candidate }) {
  const { t } = useTranslation()
  const say = (reason: Candidate['reasons'][number]) =>
    reason === 'thread'
      ? t(`work.duplicates.thread.${incident.surface}`)
      : t(`work.duplicates.reason.${reason}`)
  return reasons.map(say).join(', ')
}

function toggled(set: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
