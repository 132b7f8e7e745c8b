import { useQuery } from '@tanstack/react-query'
import type { PromiseState } from '@veche/contract/livestreams.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import type { RenderStream } from '../plan/index.ts'
import type { RenderIncident } from '../questions/index.ts'
import * as questionRowStyles from '../questions/question-row.module.css'
import { type Before, beforeQuery, type Livestream } from '../stream/index.ts'
import * as styles from '../stream/stream-page.module.css'

export type RenderTopic = (filter: Record<string, string>, content: ReactNode) => ReactNode
type Links = { renderIncident: RenderIncident; renderStream: RenderStream }
type Props = Links & { stream: Livestream; renderTopic: RenderTopic }

const LOOK: Record<PromiseState, StateName> = {
  late: 'late',
  open: 'attention',
  answered: 'waiting',
  kept: 'done',
}

/** What the municipality was promised on air before, and what people write about: the editor prepares from it. */
export function BeforePanel({ stream, renderTopic, ...links }: Props) {
  const { t } = useTranslation()
  const { topicName } = useDirectory()
  const { number } = useFormat()
  const { data, error, refetch } = useQuery(beforeQuery(stream.id))
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('livestreams.before.loading')} />
  const place = stream.municipalityCode ?? ''
  return (
    <div className={styles.twoColumns}>
      <section className="panel" aria-labelledby="lv-promises">
        <div className="ph">
          <h2 id="lv-promises">{t('livestreams.before.promises')}</h2>
        </div>
        {data.promises.length === 0 && <p className="pad sm muted">{t('livestreams.before.noPromises')}</p>}
        <ul className={styles.lined}>
          {data.promises.map((promise) => (
            <PromiseRow key={promise.questionId} promise={promise} {...links} />
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="lv-topics">
        <div className="ph">
          <h2 id="lv-topics">{t('livestreams.before.topics')}</h2>
        </div>
        {data.topics.length === 0 && <p className="pad sm muted">{t('livestreams.before.noTopics')}</p>}
        <ol className={styles.lined}>
          {data.topics.map(({ topicCode, count }) => (
            <li key={topicCode} className={`${styles.panelRow} sm`}>
              <span className="grow">
                {renderTopic(
                  { topicCode, municipalityCode: place, foundFrom: data.since },
                  topicName(topicCode),
                )}
              </span>
              <b className={questionRowStyles.number}>{number(count)}</b>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

function PromiseRow({
  promise,
  renderIncident,
  renderStream,
}: Links & { promise: Before['promises'][number] }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const { what, who, dueOn, state, incidentId, incidentNumber, questionNumber } = promise
  const { livestreamId, livestreamTitle, plannedAt } = promise
  const said = t('livestreams.before.said', {
    number: questionNumber,
    title: livestreamTitle,
    day: day(plannedAt),
  })
  return (
    <li className={questionRowStyles.questionRow}>
      <div className="grow col g1">
        <p>{what}</p>
        <p className="row g2 sm wrap">
          <State name={LOOK[state]}>{t(`livestreams.before.state.${state}`)}</State>
          {who && <span>{who}</span>}
          {dueOn && <span>{t('livestreams.question.until', { day: day(dueOn) })}</span>}
          {incidentId !== null &&
            renderIncident(incidentId, t('livestreams.number', { number: incidentNumber }))}
        </p>
        <p className="xs muted">{renderStream(livestreamId, said, 'muted')}</p>
      </div>
    </li>
  )
}
