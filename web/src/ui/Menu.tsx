import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
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
  ...control
}: Props) {
  const [isOwnOpen, setOwnOpen] = useState(false)
  const isOpen = control.isOpen ?? isOwnOpen
  const setOpen = control.onOpenChange ?? setOwnOpen
  const root = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useFocusFirst(root, isOpen)
  useOutside(root, isOpen, () => setOpen(false))

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen) return
    if (event.key === 'Escape' || event.key === 'Tab') {
      setOpen(false)
      button.current?.focus()
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      moveFocus(root.current, event.key === 'ArrowDown' ? 1 : -1)
    }
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
        <div className={`menu-l ${placement}`} role="menu" id={id} aria-label={label}>
          {items.map((item, index) =>
            item === 'line' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own
              <hr className="hr" key={index} />
            ) : (
              <Item
                key={item.key}
                item={item}
                onDone={() => {
                  setOpen(false)
                  button.current?.focus()
                }}
              />
            ),
          )}
        </div>
      )}
    </span>
  )
}

function Item({ item, onDone }: { item: MenuItem; onDone: () => void }) {
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
      <button {...common} role="menuitem">
        {item.label}
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

function moveFocus(root: HTMLElement | null, step: number): void {
  const found = menuItems(root)
  const focused = document.activeElement
  const current = focused instanceof HTMLElement ? found.indexOf(focused) : -1
  found[(current + step + found.length) % found.length]?.focus()
}

function useFocusFirst(root: Root, isOpen: boolean): void {
  useEffect(() => {
    if (isOpen) menuItems(root.current)[0]?.focus()
  }, [isOpen, root])
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
