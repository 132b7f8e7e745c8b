import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { type MouseEvent, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { useOfferActions } from '../../../lib/keyboard/palette-actions.ts'
import { DISMISS_CODES } from '../../../lib/words/names.ts'
import { Button } from '../../../ui/Button.tsx'
import { Kbd, KeysTaken } from '../../../ui/Kbd.tsx'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { namedAgency } from '../history/index.ts'
import * as styles from './card.module.css'
import {
  ACTION_KEYS,
  actionsOf,
  type CardAction,
  type MoreAction,
  moreActionsOf,
  refusedOn,
} from './card-actions.ts'
import { MoreMenu } from './MoreMenu.tsx'
import { useJustOpened } from './use-just-opened.ts'

type Reason = (typeof DISMISS_CODES)[number]
type Props = {
  incident: IncidentResponse
  isBusy: boolean
  /** The suggestion is complete: one key accepts it. */
  canAcceptAtOnce: boolean
  onAction: (action: CardAction) => void
  onDismiss: (reason: Reason) => void
  onMore: (action: MoreAction) => void
  onMakeFake: (() => void) | null
  onModerate?: (() => void) | null
  /** Opened after a decision on another question, not by a person. */
  isOpenedByItself: boolean
}

const SHOWN = 3

/** One primary action for the step with its key on it; rare actions are quiet, the rarest under «Ещё». */
export function ActionBar({
  incident,
  isBusy,
  canAcceptAtOnce,
  onAction,
  onDismiss,
  onMore,
  onMakeFake,
  onModerate = null,
  isOpenedByItself,
}: Props) {
  const { t } = useTranslation()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const { primary, others } = actionsOf(incident)
  const rest = others.slice(SHOWN).filter((action) => action !== 'dismiss')
  const isFresh = useJustOpened(isOpenedByItself)
  const run = (action: CardAction) => () => (action === 'dismiss' ? setMenuOpen(true) : onAction(action))
  const byKey = (action: CardAction) => () => isFresh || run(action)()
  // The first click of a pointer was aimed at this card; the second of two, and a key, were begun on the one before.
  const byPress = (action: CardAction) => (event: MouseEvent) =>
    (isFresh && event.detail !== 1) || run(action)()
  const refuse = () => showErrorToast(t('incidents.notNow', { step: t(`incidents.step.${incident.step}`) }))
  useHotkeys({
    ...Object.fromEntries(refusedOn(incident.step).flatMap((action) => keyed(action, refuse))),
    Enter: primary !== null && !isBusy && byKey(primary),
    ...Object.fromEntries(others.flatMap((action) => keyed(action, !isBusy && byKey(action)))),
  })
  const areKeysTaken = useContext(KeysTaken)
  const names = useDirectory()
  const named = incident.step === 'distribution' ? namedAgency(incident) : null
  const label = (action: CardAction) => {
    if (action === 'assign' && named) return t('work.arbiter.assign', { agency: names.agencyName(named) })
    if (action === 'accept' && !canAcceptAtOnce) return t('incidents.action.register')
    return t(`incidents.action.${action}`)
  }
  useOfferActions(
    [...(primary ? [primary] : []), ...others].map((action) => ({
      key: action,
      label: label(action),
      ...(!areKeysTaken && ACTION_KEYS[action] && { keys: ACTION_KEYS[action] }),
      run: run(action),
    })),
  )
  const isEmpty = primary === null && others.length === 0 && moreActionsOf(incident.abilities).length === 0
  if (isEmpty && !onMakeFake && !onModerate) return null
  return (
    <footer
      className={`${styles.actions} no-print`}
      data-tour="actions"
      data-foot=""
      data-fresh={isFresh || undefined}
    >
      {primary && (
        <Button
          look="primary"
          keys="Enter"
          isBusy={isBusy}
          onClick={byPress(primary)}
          aria-keyshortcuts="Enter"
        >
          {label(primary)}
        </Button>
      )}
      {others
        .filter((action) => rest.every((other) => other !== action))
        .map((action, index) =>
          action === 'dismiss' ? (
            <Menu
              key={action}
              label={t('incidents.action.dismiss')}
              trigger={
                <>
                  {t('incidents.action.dismiss')} <Kbd keys="D" />
                </>
              }
              placement="above-left"
              isOpen={isMenuOpen}
              onOpenChange={setMenuOpen}
              choiceHint={t('incidents.dismissHint')}
              items={DISMISS_CODES.map((code, index) => ({
                key: code,
                keys: String(index + 1),
                label: t(`incidents.dismiss.${code}`),
                onSelect: () => onDismiss(code),
              }))}
            />
          ) : (
            <Button
              key={action}
              look={index === 0 ? 'default' : 'quiet'}
              keys={ACTION_KEYS[action] === 'Enter' ? undefined : (ACTION_KEYS[action] ?? undefined)}
              disabled={isBusy}
              onClick={byPress(action)}
            >
              {label(action)}
            </Button>
          ),
        )}
      <MoreMenu
        incident={incident}
        rest={rest}
        onAction={onAction}
        onMore={onMore}
        onMakeFake={onMakeFake}
        onModerate={onModerate}
      />
    </footer>
  )
}

function keyed<Run>(action: CardAction, run: Run): [string, Run][] {
  const key = ACTION_KEYS[action]
  return key === null ? [] : [[key.toLowerCase(), run]]
}
