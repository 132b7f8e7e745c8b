import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { type BulletinContent, reachQuery } from './orders.queries.ts'

type Audience = BulletinContent['audience']

/** Neither a role nor a place is named. */
export function isUnnamed({ roles, agencyCodes, municipalityCodes }: Audience): boolean {
  return roles.length + agencyCodes.length + municipalityCodes.length === 0
}

/** «Получат 139 человек, 22 округа»: counted by the server, said in the form and before it is published. */
export function Reach({ audience }: { audience: Audience }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { data } = useQuery(reachQuery(audience))
  if (!data) return null
  const { people, municipalities, agencies } = data
  if (people === 0) return <State name="late">{t('orders.reachesNobody')}</State>
  const parts = [
    t('orders.reach.people', { count: people, shown: number(people) }),
    municipalities > 0 && t('orders.reach.municipalities', { count: municipalities }),
    agencies > 0 && t('orders.reach.agencies', { count: agencies }),
  ]
  return (
    <p className="m" role="status">
      {parts.filter(Boolean).join(', ')}
      {isUnnamed(audience) && `. ${t('orders.everybodyHint')}`}
    </p>
  )
}
