import type { ReactNode } from 'react'

export type StateName = 'ontime' | 'attention' | 'late' | 'waiting' | 'done' | 'urgent' | 'rumour'
type Props = {
  name: StateName
  children?: ReactNode
  /** `pill` has a tinted ground, `big` is the one of a card's head. */
  look?: 'plain' | 'pill' | 'big'
  className?: string | undefined
  title?: string | undefined
}

/** A state is always its shape and its words; colour only helps. */
export function State({ name, children, look = 'plain', className = '', title }: Props) {
  const looks = { plain: '', pill: 'pill', big: 'pill big' }
  return (
    <span className={`st ${name} ${looks[look]} ${className}`} title={title}>
      <StateShape name={name} />
      {children}
    </span>
  )
}

export function StateShape({ name }: { name: StateName }) {
  return (
    <svg className="sti" viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#s-${name}`} />
    </svg>
  )
}
