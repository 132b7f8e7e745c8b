import type { ReactNode } from 'react'
import type { Side } from '../../lib/forms/edit-conflict.ts'
import './field-choice.css'

type Props = {
  field: string
  label: string
  chosen: Side | null
  onChoose: (side: Side) => void
  /** What each side is called, and what it says. */
  sides: Record<Side, { title: string; words: ReactNode }>
}

/** Two values of one field, side by side: one's own and the one that somebody else has put there. */
export function FieldChoice({ field, label, chosen, onChoose, sides }: Props) {
  return (
    <fieldset className="fmg-f">
      <legend className="lab">{label}</legend>
      {(['mine', 'now'] as const).map((side) => (
        <label className="chk-l fmg-s" key={side} data-chosen={chosen === side}>
          <input
            type="radio"
            name={`merge-${field}`}
            checked={chosen === side}
            onChange={() => onChoose(side)}
          />
          <span>
            <span className="xs muted">{sides[side].title}</span>
            <span className="fmg-v">{sides[side].words}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
