import { Menu } from '@base-ui/react/menu'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { Kbd, KeysTaken } from '../Kbd.tsx'

export type MenuItem = {
  key: string
  label: ReactNode
  onSelect: () => void
  isChecked?: boolean
  /** Chooses it while the list is open: a digit or a letter, as it is shown. */
  keys?: string | null
}
export type Placement = 'below-right' | 'below-left' | 'above-left' | 'above-right'

type Props = {
  id: string
  label: string
  items: readonly (MenuItem | 'line')[]
  choiceHint: string | undefined
  placement: Placement
  button: RefObject<HTMLElement | null>
  onClose: () => void
  /** Closes it with the focus back on its button. */
  onLeave: () => void
  onChoose: (item: MenuItem) => void
}

/** Where a reader is when the list opens: it belongs there, and stands over whatever scrolls. */
const PLACES = 'dialog, main, header, nav'

/** What a menu's button opens. It stands over the page, or over the dialog that has the button. */
export function MenuList({ id, label, items, choiceHint, placement, button, ...on }: Props) {
  const isAsking = choiceHint !== undefined
  const [isAsked, setAsked] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const [side, edge] = placement.split('-')

  function onKeyDown(event: KeyboardEvent) {
    // Onwards from the button, as if the list had not been there.
    if (event.key === 'Tab') on.onLeave()
    else if (isAsking && /^(Enter| )$/.test(event.key) && document.activeElement === list.current)
      setAsked(true)
    else return
    event.stopPropagation()
    if (event.key !== 'Tab') event.preventDefault()
  }

  return (
    <Menu.Root
      open
      modal={false}
      highlightItemOnHover={!isAsking}
      onOpenChange={(_isOpen, { reason, event, cancel }) => {
        // The button closes what it has opened.
        if (event.target instanceof Node && button.current?.contains(event.target)) cancel()
        else if (reason === 'escape-key') {
          // The dialog under it stays.
          event.preventDefault()
          on.onLeave()
        } else on.onClose()
      }}
    >
      <Menu.Portal container={button.current?.closest(PLACES) ?? document.body}>
        <Menu.Positioner
          className="menu-p"
          positionMethod="fixed"
          anchor={button}
          side={side === 'above' ? 'top' : 'bottom'}
          align={edge === 'left' ? 'start' : 'end'}
          sideOffset={4}
          collisionPadding={8}
        >
          <Menu.Popup className="menu-l" finalFocus={false} onKeyDownCapture={onKeyDown}>
            {isAsking && (
              <p className={isAsked ? 'menu-h asked' : 'menu-h'} role={isAsked ? 'alert' : undefined}>
                {choiceHint}
              </p>
            )}
            <Menu.List id={id} ref={list} aria-label={label}>
              <Begin list={list} isAsking={isAsking} />
              {/* An open list has its keys whoever has those of the page. */}
              <KeysTaken value={false}>
                <Items items={items} onChoose={on.onChoose} />
              </KeysTaken>
            </Menu.List>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** The first action has the focus, or the list itself where the choice is still to be made. */
function Begin({ list, isAsking }: { list: RefObject<HTMLElement | null>; isAsking: boolean }) {
  useEffect(() => {
    const first = list.current?.querySelector<HTMLElement>('.menu-i')
    const target = isAsking ? list.current : first
    target?.focus({ preventScroll: true })
  }, [list, isAsking])
  return null
}

function Items({ items, onChoose }: { items: Props['items']; onChoose: (item: MenuItem) => void }) {
  return items.map((item, index) =>
    item === 'line' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own
      <Menu.Separator className="hr" key={index} />
    ) : (
      <Item key={item.key} item={item} onChoose={() => onChoose(item)} />
    ),
  )
}

function Item({ item: { label, keys, isChecked }, onChoose }: { item: MenuItem; onChoose: () => void }) {
  const common = {
    className: 'menu-i',
    'aria-keyshortcuts': keys ?? undefined,
    onClick: (event: { preventBaseUIHandler: () => void }) => {
      // The library would give the focus to the action once more.
      event.preventBaseUIHandler()
      onChoose()
    },
    children: (
      <>
        {label}
        {keys && (
          <span className="end">
            <Kbd keys={keys} />
          </span>
        )}
      </>
    ),
  }
  if (isChecked === undefined) return <Menu.Item {...common} />
  return (
    <Menu.RadioGroup value={isChecked}>
      <Menu.RadioItem {...common} value={true} />
    </Menu.RadioGroup>
  )
}
