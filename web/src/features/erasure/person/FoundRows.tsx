import type { FoundPerson, PersonRows } from '@veche/contract/admin/persons.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { toggled } from './person-rows.ts'

type Props = { found: FoundPerson; rows: PersonRows; onChange: (rows: PersonRows) => void }

/** People share names and telephones: nothing is ticked beforehand. */
export function FoundRows({ found, rows, onChange }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { accounts, requests, subscriptions, askers, mentions } = found
  const isNobody = [accounts, requests, subscriptions, askers].every((list) => list.length === 0)
  const tick = (kind: keyof PersonRows, id: string, isOff: boolean, says: ReactNode) => (
    <label key={id} className="blk">
      <input
        type="checkbox"
        disabled={isOff}
        checked={rows[kind].includes(id)}
        onChange={() => onChange(toggled(rows, kind, id))}
      />{' '}
      {says}
    </label>
  )
  return (
    <>
      {isNobody && <p role="status">{t('person.find.nothing')}</p>}
      {!isNobody && <p>{t('person.find.pick')}</p>}
      <Group title={t('person.find.accounts')}>
        {accounts.map(({ authorId, network, externalId, name, isOfficial }) =>
          tick(
            'authorIds',
            authorId,
            isOfficial,
            <>
              {t(`common.network.${network}`)}: {name ?? t('person.find.noName')} ({externalId})
              {isOfficial && <span className="xs muted blk">{t('person.find.official')}</span>}
            </>,
          ),
        )}
      </Group>
      <Group title={t('person.find.requests')}>
        {requests.map((one) =>
          tick(
            'requestIds',
            one.requestId,
            false,
            t('person.find.request', { number: one.number, moment: shortMoment(one.requestedAt) }),
          ),
        )}
      </Group>
      <Group title={t('person.find.subscriptions')}>
        {subscriptions.map(({ subscriptionId, createdAt }) =>
          tick(
            'subscriptionIds',
            subscriptionId,
            false,
            t('person.find.subscription', { moment: shortMoment(createdAt) }),
          ),
        )}
      </Group>
      <Group title={t('person.find.askers')}>
        {askers.map(({ askerId, name, askedAt }) =>
          tick(
            'askerIds',
            askerId,
            false,
            t('person.find.asker', { name: name ?? t('person.find.noName'), moment: shortMoment(askedAt) }),
          ),
        )}
      </Group>
      {mentions.length > 0 && (
        <Notice state="attention" title={t('person.find.mentions', { numbers: mentions.join(', ') })} />
      )}
      {found.isCut && <p>{t('person.find.cut')}</p>}
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <fieldset>
      <legend className="lab">{title}</legend>
      {children}
    </fieldset>
  )
}
