import type { BroadcastPlacesResponse } from '@veche/contract/portal/broadcasts.ts'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../ui/query-states.tsx'

/** Those that «Каналы» shows as working are not said to be silent. */
export function PagesAway({ pages }: { pages: BroadcastPlacesResponse['away'] }) {
  const { t } = useTranslation()
  return (['away', 'closed'] as const).map((stand) => {
    const names = pages
      .filter(({ isWorking }) => isWorking === (stand === 'closed'))
      .map(({ network, name }) => `${name} (${t(`common.network.${network}`)})`)
    if (names.length === 0) return null
    return (
      <Notice key={stand} state="attention" title={t(`broadcasts.${stand}`, { names: names.join(', ') })} />
    )
  })
}
