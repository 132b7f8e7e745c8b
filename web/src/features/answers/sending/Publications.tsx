import type { AnswerResponse, PublicationResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../ui/query-states.tsx'
import { CallBackButton } from './CallBackButton.tsx'
import { Publication } from './Publication.tsx'
import * as styles from './Publications.module.css'
import {
  type Delivery,
  latestDeliveries,
  pairOf,
  standing,
  summaryOf,
  takenBack,
} from './publication-groups.ts'

type Props = { incident: IncidentResponse; answer: AnswerResponse }

/** Approved is not delivered: every publication says what the network confirmed and how. */
export function Publications({ incident, answer }: Props) {
  const { t } = useTranslation()
  const waiting = takenBack(answer.publications, incident.step)
  const publications = standing(answer.publications.filter((one) => !waiting.includes(one)))
  const deliveries = latestDeliveries(publications)
  if (answer.publications.length === 0) return null
  return (
    <section
      className={styles.publications}
      aria-label={t('answers.publication.title')}
      data-tour="publication"
    >
      {waiting.length > 0 && (
        <Notice state="waiting" title={t('answers.publication.takenBack')}>
          <p>{t('answers.publication.takenBackText')}</p>
        </Notice>
      )}
      {deliveries.length > 1 ? (
        <Ledger incident={incident} deliveries={deliveries} />
      ) : (
        publications.map((publication) => (
          <Publication
            key={publication.id}
            incident={incident}
            publication={publication}
            {...pairOf(publication, publications)}
          />
        ))
      )}
      {incident.abilities.call_back && !answer.hold?.mayUndo && mayCallBack(publications) && (
        <CallBackButton incident={incident} />
      )}
    </section>
  )
}

/** Nothing of the latest version has left, to anybody, in any part. */
function mayCallBack(publications: readonly PublicationResponse[]): boolean {
  const latest = latestDeliveries(publications).flatMap((delivery) => delivery.publications)
  return latest.length > 0 && latest.every(({ state }) => state === 'queued' || state === 'failed')
}

type LedgerProps = { incident: IncidentResponse; deliveries: Delivery<PublicationResponse>[] }

/** Several authors: one line for all, a row for each when it is opened; what waits for a decision is open at once. */
function Ledger({ incident, deliveries }: LedgerProps) {
  const { t } = useTranslation()
  const summary = summaryOf(deliveries)
  const [isOpened, setOpened] = useState<boolean | null>(null)
  const isOpen = isOpened ?? summary.troubled > 0
  function recipientOf({ recipientIncidentId, recipientNumber }: Delivery<PublicationResponse>) {
    const member = incident.members.find(({ incidentId }) => incidentId === recipientIncidentId)
    const question = t('incidents.question', { number: recipientNumber })
    return {
      name: member?.authorName ? `${member.authorName}, ${question}` : question,
      network: member?.network ?? incident.network,
    }
  }
  return (
    <>
      <Notice
        state={summary.state}
        title={t('answers.publication.ledger', { sent: summary.sent, count: summary.total })}
      >
        {summary.troubled > 0 && <p>{t('answers.publication.troubled', { count: summary.troubled })}</p>}
        <button type="button" className="lnk" aria-expanded={isOpen} onClick={() => setOpened(!isOpen)}>
          {isOpen ? t('answers.publication.fold') : t('answers.publication.unfold')}
        </button>
      </Notice>
      {isOpen && (
        <ul className={styles.publications}>
          {deliveries.map((delivery) => (
            <li key={delivery.recipientIncidentId} className={styles.publications}>
              {delivery.publications.map((publication) => (
                <Publication
                  key={publication.id}
                  incident={incident}
                  publication={publication}
                  {...pairOf(publication, delivery.publications)}
                  recipient={recipientOf(delivery)}
                />
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
