import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { keyName } from '../../lib/keyboard/hotkeys.ts'
import { isTyping } from '../../lib/keyboard/lost-focus.ts'
import { lazyDialog } from '../../lib/line/lazy-part.ts'
import type { MenuItem, Placement } from './MenuList.tsx'
import './menu.css'

export type { MenuItem }

type Props = {
  label: string
  /** What stands on the button. */
  trigger: ReactNode
  items: readonly (MenuItem | 'line')[]
  className?: string | undefined
  /** The button shows no words of its own. */
  isIcon?: boolean
  /**
   * A choice that does something at once: nothing is chosen beforehand, and Enter before a choice says these words.
   */
  choiceHint?: string
  placement?: Placement
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** The list is the library's, and comes before anybody can ask for one: the first load has only its button. */
const MenuList = lazyDialog('MenuList', () => import('./MenuList.tsx'))

/** A button with a list of actions: arrows and letters move, Escape closes and gives the focus back. */
export function Menu({
  label,
  trigger,
  items,
  className = 'btn t',
  placement = 'below-right',
  isIcon = false,
  choiceHint,
  ...control
}: Props) {
  const [isOwnOpen, setOwnOpen] = useState(false)
  const isOpen = control.isOpen ?? isOwnOpen
  const setOpen = control.onOpenChange ?? setOwnOpen
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  function leave() {
    setOpen(false)
    button.current?.focus()
  }
  function choose(item: MenuItem) {
    leave()
    item.onSelect()
  }
  useItemKeys(isOpen, items, { onChoose: choose, onLeave: leave })
  return (
    <span className="menu">
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={isIcon ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {trigger}
      </button>
      {isOpen && (
        <MenuList
          {...{ id, label, items, choiceHint, placement, button }}
          onClose={() => setOpen(false)}
          onLeave={leave}
          onChoose={choose}
        />
      )}
    </span>
  )
}

/** The keys that stand at actions are heard from the moment the list was asked for, as fast as hands that know them. */
function useItemKeys(
  isOpen: boolean,
  items: Props['items'],
  on: { onChoose: (item: MenuItem) => void; onLeave: () => void },
): void {
  const latest = useRef({ items, ...on })
  latest.current = { items, ...on }
  useEffect(() => {
    if (!isOpen) return
    function onKeyDown(event: KeyboardEvent) {
      if (event.altKey || isTyping(event.target)) return
      const name = keyName(event)
      if (name === 'mod+k') latest.current.onLeave()
      const item = latest.current.items.find((one) => one !== 'line' && one.keys?.toLowerCase() === name)
      if (!item || item === 'line') return
      event.preventDefault()
      event.stopPropagation()
      latest.current.onChoose(item)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [isOpen])
}
