import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { Menu } from '../../ui/Menu.tsx'
import { type MoreAction, moreActionsOf } from './card-actions.ts'

type Props = {
  incident: IncidentResponse
  placement?: 'below-right' | 'above-left'
  onMore: (action: MoreAction) => void
}

/** Rare steps, a group for each kind of work; nothing when none is allowed. */
export function MoreMenu({ incident, placement = 'above-left', onMore }: Props) {
  const { t } = useTranslation()
  const groups = moreActionsOf(incident.abilities)
  if (groups.length === 0) return null
  const nameOf = (action: MoreAction) =>
    action === 'declare_event' && incident.flags.isMassEvent ? 'withdraw_event' : action
  return (
    <Menu
      label={t('work.more')}
      trigger={t('work.more')}
      placement={placement}
      items={groups.flatMap((group, index) => [
        ...(index > 0 ? (['line'] as const) : []),
        ...group.map((action) => ({
          key: action,
          label: t(`incidents.action.${nameOf(action)}`),
          onSelect: () => onMore(action),
        })),
      ])}
    />
  )
}
