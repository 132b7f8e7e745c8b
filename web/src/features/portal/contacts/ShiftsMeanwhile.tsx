import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { useMomentWords } from '../duty/index.ts'
import { shiftsOfPersonQuery } from './contacts.queries.ts'

export type RenderRoster = (postId: string, content: ReactNode, day?: string) => ReactNode
type Props = { personId: string; startsOn: string; endsOn: string; renderRoster: RenderRoster }

const PAUSE_MS = 300
const SHOWN = 5

/** What a person who is away would leave without anybody: said while the days are chosen, with a way to each week. */
export function ShiftsMeanwhile({ personId, startsOn, endsOn, renderRoster }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const { span } = useMomentWords()
  const from = useDebounced(startsOn, PAUSE_MS)
  const to = useDebounced(endsOn, PAUSE_MS)
  const { data } = useQuery(shiftsOfPersonQuery(personId, { from, to }))
  const shifts = data?.shifts ?? []
  if (shifts.length === 0) return null
  return (
    <div role="status">
      <Notice state="attention" title={t('duty.shiftsMeanwhile', { count: shifts.length })}>
        <ul>
          {shifts.slice(0, SHOWN).map(({ postId, post, startsAt, endsAt }) => (
            <li key={`${postId} ${startsAt}`}>
              {renderRoster(
                postId,
                `${span(startsAt, endsAt)}, ${post}`,
                dayKey(Date.parse(startsAt), locale),
              )}
            </li>
          ))}
        </ul>
        {shifts.length > SHOWN && <p>{t('duty.moreShifts', { count: shifts.length - SHOWN })}</p>}
      </Notice>
    </div>
  )
}
