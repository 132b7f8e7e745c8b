import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Kbd, KeysTaken } from '../Kbd.tsx'
import { menuMove } from './menu-keys.ts'
import './menu.css'

export type MenuItem = { key: string; label: ReactNode; onSelect: () => void; isChecked?: boolean }
type Props = {
  label: string
  /** What stands on the button. */
  trigger: ReactNode
  items: readonly (MenuItem | 'line')[]
  className?: string
  /** The button shows no words of its own. */
  isIcon?: boolean
  /**
   * A choice that does something at once: nothing is chosen beforehand, a digit chooses, and Enter before a choice
   * says these words.
   */
  choiceHint?: string
  placement?: 'below-right' | 'below-left' | 'above-left' | 'above-right'
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** A button with a list of actions: arrows move, Escape closes and gives the focus back. */
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
  const root = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const isNumbered = choiceHint !== undefined
  const [isAsked, setAsked] = useState(false)
  if (!isOpen && isAsked) setAsked(false)
  useFocusInside(root, isOpen, isNumbered)
  useOutside(root, isOpen, () => setOpen(false))

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey) return
    const found = menuItems(root.current)
    const focused = document.activeElement
    const current = focused instanceof HTMLElement ? found.indexOf(focused) : -1
    const move = menuMove(event.key, { count: found.length, current, isNumbered })
    if (!move) return
    // The same keys have a meaning for the page behind.
    if (move.kind !== 'close') event.preventDefault()
    if (move.kind === 'close') {
      setOpen(false)
      button.current?.focus()
    } else if (move.kind === 'ask') setAsked(true)
    else if (move.kind === 'focus') found[move.index]?.focus()
    else found[move.index]?.click()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the button and its items
    <span className="menu" ref={root} onKeyDown={onKeyDown}>
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
        <div className={`menu-l ${placement}`}>
          {isNumbered && (
            <p className={isAsked ? 'menu-h asked' : 'menu-h'} role={isAsked ? 'alert' : undefined}>
              {choiceHint}
            </p>
          )}
          <div role="menu" id={id} aria-label={label} tabIndex={-1}>
            <MenuItems
              items={items}
              isNumbered={isNumbered}
              onDone={() => {
                setOpen(false)
                button.current?.focus()
              }}
            />
          </div>
        </div>
      )}
    </span>
  )
}

type ItemsProps = { items: Props['items']; isNumbered: boolean; onDone: () => void }

function MenuItems({ items, isNumbered, onDone }: ItemsProps) {
  const lines = items.map((item, index) =>
    item === 'line' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own
      <hr className="hr" key={index} />
    ) : (
      <Item key={item.key} item={item} number={isNumbered ? index + 1 : null} onDone={onDone} />
    ),
  )
  // An open choice has its digits whoever has the keys of the page.
  return isNumbered ? <KeysTaken value={false}>{lines}</KeysTaken> : lines
}

function Item({ item, number, onDone }: { item: MenuItem; number: number | null; onDone: () => void }) {
  const common = {
    type: 'button' as const,
    tabIndex: -1,
    className: 'menu-i',
    onClick: () => {
      onDone()
      item.onSelect()
    },
  }
  if (item.isChecked === undefined) {
    return (
      <button {...common} role="menuitem" aria-keyshortcuts={number === null ? undefined : String(number)}>
        {item.label}
        {number !== null && (
          <span className="end">
            <Kbd keys={String(number)} />
          </span>
        )}
      </button>
    )
  }
  return (
    <button {...common} role="menuitemradio" aria-checked={item.isChecked}>
      {item.label}
    </button>
  )
}

type Root = { current: HTMLElement | null }

function menuItems(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('.menu-i') ?? [])]
}

/** The first action, or the list itself where the choice is still to be made. */
function useFocusInside(root: Root, isOpen: boolean, isNumbered: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    const list = root.current?.querySelector<HTMLElement>('[role="menu"]')
    const target = isNumbered ? list : menuItems(root.current)[0]
    target?.focus()
    list?.scrollIntoView({ block: 'nearest' })
  }, [isOpen, root, isNumbered])
}

function useOutside(root: Root, isOpen: boolean, onOutside: () => void): void {
  const latest = useRef(onOutside)
  latest.current = onOutside
  useEffect(() => {
    if (!isOpen) return
    function onPointerDown(event: PointerEvent) {
      if (event.target instanceof Node && !root.current?.contains(event.target)) latest.current()
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [isOpen, root])
}
