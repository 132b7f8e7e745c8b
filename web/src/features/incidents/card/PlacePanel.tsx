import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import * as styles from './card.module.css'

/** Where it is, whose it is, what it is about: the facts of the card in one list. */
export function PlacePanel({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { address } = incident
  const street = [address.settlement, address.street, address.house].filter(Boolean).join(', ')
  const facts = [
    { key: 'municipality', value: names.municipalityName(incident.municipalityCode) },
    { key: 'address', value: street || null },
    { key: 'object', value: address.object },
    { key: 'topic', value: names.topicName(incident.topicCode) },
    { key: 'agency', value: names.agencyName(incident.agencyCode) },
    { key: 'unit', value: names.unitName(incident.unitCode) },
    { key: 'assignee', value: incident.assigneeName },
    { key: 'outcome', value: incident.outcome && t(`incidents.outcome.${incident.outcome}`) },
    {
      key: 'satisfaction',
      value: incident.satisfaction && t(`incidents.satisfaction.${incident.satisfaction}`),
    },
    {
      key: 'closingReason',
      value: isOtherClosing(incident) && t(`work.closing.${incident.closingReason}`),
    },
    {
      key: 'dismissReason',
      value: incident.dismissReason && t(`incidents.dismiss.${incident.dismissReason}`),
    },
  ].filter((fact) => fact.value)
  return (
    <section aria-label={t('incidents.place.title')}>
      <h3>{t('incidents.place.title')}</h3>
      {facts.length === 0 && <p className="sm muted">{t('incidents.place.none')}</p>}
      <dl className={`${styles.facts} sm`}>
        {facts.map(({ key, value }) => (
          <div key={key}>
            <dt className="xs muted">{t(`incidents.place.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What the author said is said above already. */
function isOtherClosing({ closingReason, satisfaction }: IncidentResponse): boolean {
  return closingReason !== null && closingReason !== satisfaction
}
