import { type ButtonHTMLAttributes, type MouseEvent, type ReactNode, useContext } from 'react'
import { actOnce } from '../lib/forms/act-once.ts'
import { Kbd, KeysTaken } from './Kbd.tsx'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: 'default' | 'primary' | 'quiet' | 'danger'
  size?: 's' | 'm' | 'xl'
  icon?: ReactNode
  /** Keys shown on the button, `Ctrl+Enter`. */
  keys?: string | undefined
  isBusy?: boolean
  /** Steps through pages: each press of a row of quick ones counts. */
  isStep?: boolean
}

const LOOKS = { default: '', primary: 'p', quiet: 't', danger: 'd' }
const SIZES = { s: 's', m: '', xl: 'xl' }

/**
 * While busy it keeps its words, its width and the focus, and cannot be pressed twice: a browser takes the focus from
 * what is disabled, and the next Enter would be for nobody. A double click is one press.
 */
export function Button({
  look = 'default',
  size = 'm',
  icon,
  keys,
  isBusy = false,
  isStep = false,
  className = '',
  ...rest
}: Props) {
  const areKeysTaken = useContext(KeysTaken)
  const isIconOnly = icon !== undefined && rest.children === undefined
  const classes = `btn ${LOOKS[look]} ${SIZES[size]} ${isIconOnly ? 'i' : ''} ${isBusy ? 'busy' : ''} ${className}`
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      onClick={isBusy ? refuse : isStep ? rest.onClick : actOnce(rest.onClick)}
      aria-disabled={isBusy || rest['aria-disabled']}
      aria-busy={isBusy || undefined}
      aria-keyshortcuts={areKeysTaken ? undefined : rest['aria-keyshortcuts']}
    >
      {icon}
      {rest.children}
      {keys && <Kbd keys={keys} />}
    </button>
  )
}

/** Neither here nor as a submit of the form around. */
function refuse(event: MouseEvent): void {
  event.preventDefault()
}
