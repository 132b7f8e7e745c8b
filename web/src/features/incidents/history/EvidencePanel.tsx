import { IconCamera, IconMessage, IconUserCheck } from '@tabler/icons-react'
import type { Evidence, IncidentResponse } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as quoteStyles from '../../../ui/text/quote.module.css'
import * as styles from './EvidencePanel.module.css'

type Props = {
  incident: IncidentResponse
  /** The photos of the answer that a publication carried: they belong to another feature. */
  renderPhotos: (publicationId: string) => ReactNode
}

/** What «решено» rests on: what is seen, and whose words they are. */
export function EvidencePanel({ incident, renderPhotos }: Props) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('work.evidence.title')}>
      <div className="row g2">
        <h3>{t('work.evidence.title')}</h3>
        <State name="done">{t('work.evidence.has')}</State>
      </div>
      <ul className={styles.evidence}>
        {incident.evidence.map((evidence) => (
          <li key={`${evidence.kind} ${evidence.at}`}>
            <EvidenceRow {...{ evidence, incident, renderPhotos }} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const ICON = {
  photo: IconCamera,
  author_words: IconMessage,
  author_said: IconUserCheck,
  accepted: IconUserCheck,
} as const

function EvidenceRow({ evidence, incident, renderPhotos }: Props & { evidence: Evidence }) {
  const { t } = useTranslation()
  const { moment, shortMoment } = useFormat()
  const Icon = ICON[evidence.kind]
  const words = wordsOf(evidence, incident)
  return (
    <>
      <p className="row g2 sm">
        <Icon className="ic" aria-hidden="true" />
        <span className="grow">{t(`work.evidence.${evidence.kind}`, { name: evidence.byName })}</span>
        <time className="xs muted nw" dateTime={evidence.at} title={moment(evidence.at)}>
          {shortMoment(evidence.at)}
        </time>
      </p>
      {words && <blockquote className={`${quoteStyles.quoted} ${styles.words} sm`}>{words}</blockquote>}
      {evidence.kind === 'photo' && evidence.publicationId && renderPhotos(evidence.publicationId)}
    </>
  )
}

function wordsOf(evidence: Evidence, { thread }: IncidentResponse): string | null {
  if (evidence.kind === 'accepted') return evidence.reason
  if (evidence.kind !== 'author_words') return null
  return thread.find(({ id }) => id === evidence.messageId)?.text ?? null
}
