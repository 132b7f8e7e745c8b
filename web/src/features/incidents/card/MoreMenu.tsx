import { IconChevronDown } from '@tabler/icons-react'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { Menu, type MenuItem } from '../../../ui/overlays/Menu.tsx'
import { ACTION_KEYS, type CardAction, type MoreAction, moreActionsOf } from './card-actions.ts'

type Props = {
  incident: IncidentResponse
  /** What found no place among the buttons. */
  rest?: readonly CardAction[]
  placement?: 'below-right' | 'above-left'
  onAction?: (action: CardAction) => void
  onMore: (action: MoreAction) => void
  /** Makes a card of a rumour of what the question says; null where the reader may not. */
  onMakeFake?: (() => void) | null
  /** What may be done in the network with a message of it, or why nothing may; null where no network shows it to others. */
  onModerate?: (() => void) | null
}

/** Rare steps, a group for each kind of work; nothing when none is allowed. */
export function MoreMenu({ incident, rest = [], placement = 'above-left', ...run }: Props) {
  const { t } = useTranslation()
  const nameOf = (action: MoreAction) =>
    action === 'declare_event' && incident.flags.isMassEvent ? 'withdraw_event' : action
  const groups: MenuItem[][] = [
    rest.map((action) => ({
      key: action,
      label: t(`incidents.action.${action}`),
      keys: ACTION_KEYS[action],
      onSelect: () => run.onAction?.(action),
    })),
    ...moreActionsOf(incident.abilities).map((group) =>
      group.map((action) => ({
        key: action,
        label: t(`incidents.action.${nameOf(action)}`),
        keys: action === 'merge' ? 'M' : null,
        onSelect: () => run.onMore(action),
      })),
    ),
    [
      ...(run.onMakeFake
        ? [{ key: 'rumour', label: t('incidents.action.rumour'), onSelect: run.onMakeFake }]
        : []),
      ...(run.onModerate
        ? [{ key: 'moderate', label: t('incidents.action.moderate'), onSelect: run.onModerate }]
        : []),
    ],
  ].filter((group) => group.length > 0)
  if (groups.length === 0) return null
  return (
    <Menu
      label={t('work.more')}
      trigger={
        <>
          {t('work.more')} <IconChevronDown className="ic s" aria-hidden="true" />
        </>
      }
      placement={placement}
      items={groups.flatMap((group, index) => (index > 0 ? (['line', ...group] as const) : group))}
    />
  )
}
