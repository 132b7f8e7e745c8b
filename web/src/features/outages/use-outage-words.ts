import type { PublicOutage } from '@veche/contract/outages.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'

type Times = Pick<PublicOutage, 'state' | 'beginsAt' | 'endsAt' | 'endedAt' | 'cancelledAt'>

/** An outage in words: its number as it is said, and until when it lasts. */
export function useOutageWords() {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const when = ({ state, beginsAt, endsAt, endedAt, cancelledAt }: Times) =>
    t(`outages.when.${state}`, {
      begin: shortMoment(beginsAt),
      end: shortMoment(endedAt ?? endsAt),
      cancelled: shortMoment(cancelledAt ?? beginsAt),
    })
  return {
    when,
    /** What the sentences of offers are made of. */
    said: (outage: PublicOutage) => ({
      number: outage.number,
      kind: t(`outages.kind.${outage.kind}`).toLowerCase(),
      when: when(outage),
    }),
  }
}
