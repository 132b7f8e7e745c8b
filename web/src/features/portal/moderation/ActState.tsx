import { useTranslation } from 'react-i18next'
import { State, type StateName } from '../../../ui/State.tsx'
import type { NetworkAct } from './moderation.queries.ts'

const LOOKS: Record<NetworkAct['state'], StateName> = {
  ...{ waiting: 'attention', queued: 'ontime', sending: 'ontime', unknown: 'attention' },
  ...{ by_hand: 'attention', done: 'done', failed: 'late', declined: 'waiting', cancelled: 'waiting' },
}

/** How it fares; of what is over, whether by its term or by a person. */
export function ActState({ act }: { act: NetworkAct }) {
  const { t } = useTranslation()
  if (act.isUndone) return <State name="waiting">{t('portal.moderation.state.undone')}</State>
  if (act.isExpired) return <State name="waiting">{t('portal.moderation.state.expired')}</State>
  return <State name={LOOKS[act.state]}>{t(`portal.moderation.state.${act.state}`)}</State>
}
