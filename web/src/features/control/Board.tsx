import { useQuery } from '@tanstack/react-query'
import type { BoardResponse } from '@veche/contract/control.ts'
import { CLARIFIED_DAYS } from '@veche/contract/values/control.ts'
import { useTranslation } from 'react-i18next'
import { PHONE, useMedia } from '../../lib/browser/media.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { State } from '../../ui/State.tsx'
import * as styles from './Board.module.css'
import { allLate, allSoon, daysFrom } from './columns.ts'
import { boardQuery, type Figure } from './control.queries.ts'
import { FirstThings } from './FirstThings.tsx'
import { LoadTable } from './LoadTable.tsx'
import { Returned } from './Returned.tsx'
import type { RenderFigure, RenderIncident } from './render-links.ts'
import { SpentTime } from './SpentTime.tsx'

type Props = { renderFigure: RenderFigure; renderIncident: RenderIncident }

/** What is late or will be, on whose step it stands and whose step ate the time. Every figure opens its rows. */
export function Board({ renderFigure, renderIncident }: Props) {
  const { t } = useTranslation()
  const isPhone = useMedia(PHONE)
  const query = useQuery(boardQuery)
  if (query.isPending) return <SkeletonRows label={t('control.loading')} />
  if (!query.data) return <ErrorNotice error={query.error} onRetry={query.refetch} />
  const board = query.data
  return (
    <div className={styles.board}>
      {isPhone && <FirstThings board={board} renderFigure={renderFigure} renderIncident={renderIncident} />}
      <LoadTable board={board} renderFigure={renderFigure} />
      <Steps board={board} renderFigure={renderFigure} />
      <SpentTime board={board} renderFigure={renderFigure} />
      <Approvals board={board} renderFigure={renderFigure} renderIncident={renderIncident} />
      <Promises board={board} renderFigure={renderFigure} />
      <Clarifications board={board} renderFigure={renderFigure} />
      <Contributions board={board} renderFigure={renderFigure} />
      <Returned board={board} renderFigure={renderFigure} />
    </div>
  )
}

type PartProps = { board: BoardResponse; renderFigure: RenderFigure }

function Steps({ board: { steps, asOf }, renderFigure }: PartProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <section className="panel" aria-labelledby="brd-steps">
      <div className="ph">
        <h2 id="brd-steps">{t('control.steps.title')}</h2>
      </div>
      <ul className={styles.counted}>
        {steps.map(({ step, late, soon }) => (
          <li key={step}>
            <span className="grow">{t(`incidents.step.${step}`)}</span>
            {late > 0 &&
              renderFigure(
                { figure: 'work', step, ...allLate(asOf) },
                <State name="late">{t('control.steps.late', { late: number(late) })}</State>,
              )}
            {soon > 0 &&
              renderFigure(
                { figure: 'work', step, ...allSoon(asOf) },
                <State name="attention">{t('control.steps.soon', { soon: number(soon) })}</State>,
              )}
          </li>
        ))}
        {steps.length === 0 && <li className="muted">{t('control.steps.none')}</li>}
      </ul>
    </section>
  )
}

function Approvals({
  board: { approvals },
  renderFigure,
  renderIncident,
}: PartProps & Pick<Props, 'renderIncident'>) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  return (
    <section className="panel" aria-labelledby="brd-approvals">
      <div className="ph">
        <h2 id="brd-approvals" className="grow">
          {t('control.approvals.title')}
        </h2>
        {approvals.waiting > 0 &&
          renderFigure({ figure: 'approvals' }, t('control.approvals.waiting', { count: approvals.waiting }))}
      </div>
      <p className="xs muted pad">{t('control.approvals.whose')}</p>
      <ul className={styles.counted}>
        {approvals.oldest.map((item) => (
          <li key={item.incidentId}>
            {renderIncident(item.incidentId, item.title, 'grow el')}
            <span className="xs muted nw">
              {t('control.approvals.since', { moment: shortMoment(item.at) })}
            </span>
          </li>
        ))}
        {approvals.oldest.length === 0 && <li className="muted">{t('control.approvals.none')}</li>}
      </ul>
    </section>
  )
}

function Promises({ board: { promises, changedDeadlines, asOf }, renderFigure }: PartProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const now = daysFrom(asOf, 0)
  const lines: { key: string; count: number; figure: Figure }[] = [
    { key: 'open', count: promises.open, figure: { figure: 'promises' } },
    {
      key: 'dueThisWeek',
      count: promises.dueThisWeek,
      figure: { figure: 'promises', from: now, to: daysFrom(asOf, 7) },
    },
    { key: 'overdue', count: promises.overdue, figure: { figure: 'promises', to: now } },
    { key: 'brokenThisMonth', count: promises.brokenThisMonth, figure: { figure: 'broken_promises' } },
    { key: 'changed', count: changedDeadlines, figure: { figure: 'changed' } },
  ]
  return (
    <section className="panel" aria-labelledby="brd-promises">
      <div className="ph">
        <h2 id="brd-promises">{t('control.promises.title')}</h2>
      </div>
      <ul className={styles.counted}>
        {lines.map(({ key, count, figure }) => (
          <li key={key}>
            <span className="grow">{t(`control.promises.${key}`)}</span>
            {count === 0 ? <span className="muted">0</span> : renderFigure(figure, number(count))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How often a fact was missing, whether its author gave it, and what it cost in time. */
function Clarifications({ board: { clarifications, asOf }, renderFigure }: PartProps) {
  const { t } = useTranslation()
  const { number, percent, duration } = useFormat()
  const { asked, answered, silent, stoppedMs } = clarifications
  const from = daysFrom(asOf, -CLARIFIED_DAYS)
  const lines: { key: string; count: number; figure: Figure }[] = [
    { key: 'asked', count: asked, figure: { figure: 'clarifications', from } },
    { key: 'silent', count: silent, figure: { figure: 'silent_clarifications', from } },
  ]
  return (
    <section className="panel" aria-labelledby="brd-clarifications">
      <div className="ph">
        <h2 id="brd-clarifications">{t('control.clarifications.title')}</h2>
      </div>
      {asked === 0 ? (
        <p className="pad muted">{t('control.clarifications.none')}</p>
      ) : (
        <ul className={styles.counted}>
          {lines.map(({ key, count, figure }) => (
            <li key={key}>
              <span className="grow">{t(`control.clarifications.${key}`)}</span>
              {count === 0 ? <span className="muted">0</span> : renderFigure(figure, number(count))}
            </li>
          ))}
          <li className="muted">
            {t('control.clarifications.answered', { share: percent(answered / asked) })}
            {stoppedMs > 0 && ` · ${t('control.clarifications.stopped', { duration: duration(stoppedMs) })}`}
          </li>
        </ul>
      )}
    </section>
  )
}

/** Parts that other bodies owe to answers. */
function Contributions({ board: { contributions, asOf }, renderFigure }: PartProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const lines: { key: 'waiting' | 'late'; figure: Figure }[] = [
    { key: 'waiting', figure: { figure: 'contributions' } },
    { key: 'late', figure: { figure: 'contributions', to: asOf } },
  ]
  return (
    <section className="panel" aria-labelledby="brd-contributions">
      <div className="ph">
        <h2 id="brd-contributions">{t('control.contributions.title')}</h2>
      </div>
      {contributions.waiting === 0 ? (
        <p className="pad muted">{t('control.contributions.none')}</p>
      ) : (
        <ul className={styles.counted}>
          {lines.map(({ key, figure }) => (
            <li key={key}>
              <span className="grow">{t(`control.contributions.${key}`)}</span>
              {contributions[key] === 0 ? (
                <span className="muted">0</span>
              ) : (
                renderFigure(figure, number(contributions[key]))
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
