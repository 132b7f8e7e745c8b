import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyDialog } from '../../lib/line/lazy-part.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { State } from '../../ui/State.tsx'
import { type PublicProblem, publicProblemQuery } from './public-page.queries.ts'
import { ShownPhotos } from './ShownPhotos.tsx'

const PublicProblemDialog = lazyDialog('PublicProblemDialog', () => import('./PublicProblemDialog.tsx'))

/** Nobody has looked at them yet, or another question stands for them. */
const NO_PROBLEM: readonly IncidentResponse['step'][] = ['new', 'dismissed', 'merged']

type Props = { incident: Pick<IncidentResponse, 'id' | 'step'> }

/** What everybody sees of the question in the open register, and how many joined it there. */
export function PublicProblemPanel({ incident: { id, step } }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const [isEditing, setEditing] = useState(false)
  const { data: problem } = useQuery(publicProblemQuery(id))
  if (!problem) return null
  const point = problem.point && <PointLine point={problem.point} />
  if (NO_PROBLEM.includes(step)) return point
  const { isInRegister, isHidden, hiddenReason, title, place, text, joinedCount, photoCount, canChange } =
    problem
  return (
    <section aria-label={t('register.title')}>
      <div className="row g2">
        <h3 className="grow">{t('register.title')}</h3>
        <State name={isInRegister ? 'done' : 'waiting'}>
          {t(isInRegister ? 'register.shown' : isHidden ? 'register.hidden' : 'register.notShown')}
        </State>
      </div>
      {point}
      {hiddenReason && <p className="sm">{hiddenReason}</p>}
      {isInRegister && (
        <p className="sm">
          <a href={`/open/problems/${problem.number}`} target="_blank" rel="noopener">
            {title}
          </a>
          <span className="blk muted">{place}</span>
        </p>
      )}
      {text && <p className="sm">{text}</p>}
      {joinedCount > 0 && (
        <p className="sm">{t('register.joined', { count: joinedCount, shown: number(joinedCount) })}</p>
      )}
      {photoCount > 0 && <ShownPhotos incidentId={id} />}
      {canChange && (
        <Button size="s" onClick={() => setEditing(true)}>
          {t('register.change')}
        </Button>
      )}
      {isEditing && (
        <PublicProblemDialog incidentId={id} problem={problem} onClose={() => setEditing(false)} />
      )}
    </section>
  )
}

type Point = NonNullable<PublicProblem['point']>

/** Where the resident marked the place. */
function PointLine({ point: { latitude, longitude, town, townMetres } }: { point: Point }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const at = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  const from = town && t('register.fromTown', { km: number(Math.round(townMetres / 100) / 10), town })
  return (
    <p className="sm">
      {t('register.point', { at })}
      {from && <span className="blk muted">{from}</span>}
    </p>
  )
}
