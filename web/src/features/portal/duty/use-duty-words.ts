import { useTranslation } from 'react-i18next'
import type { StateName } from '../../../ui/State.tsx'
import type { Hours, Post, Speaker } from './duty.queries.ts'
import { useMomentWords } from './use-moment-words.ts'

/** Hours, shifts and people of a post in words. */
export function useDutyWords() {
  const { t } = useTranslation()
  const { when } = useMomentWords()
  return {
    hours({ isRoundTheClock, isOpen, changesAt }: Hours): string {
      if (isRoundTheClock) return t('duty.roundTheClock')
      const at = changesAt ? when(changesAt) : null
      if (isOpen) return at ? t('duty.openUntil', { at }) : t('duty.open')
      return at ? t('duty.opensAt', { at }) : t('duty.closed')
    },
    hoursState({ isOpen }: Hours): StateName {
      return isOpen ? 'ontime' : 'waiting'
    },
    /** In what capacity whoever is there answers. */
    now({ by, until }: Post['now']): string {
      if (by === 'shift' && until) return t('duty.onDutyUntil', { at: when(until) })
      return t(`duty.by.${by}`)
    },
    next({ next }: Post['now']): string | null {
      if (!next) return null
      const at = when(next.at)
      return next.speaker ? t('duty.nextPerson', { at, name: next.speaker.name }) : t('duty.next', { at })
    },
    speaker({ standsInFor, isAway }: Speaker): string | null {
      if (isAway) return t('duty.isAway')
      return standsInFor === null ? null : t('duty.standsInFor', { name: standsInFor })
    },
  }
}
