import { useState } from 'react'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from '../publication/spread.module.css'

type Props = {
  label: string
  place: string
  value: number | null
  canEdit: boolean
  onChange: (value: number) => void
}

const isCount = (text: string) => /^\d{1,9}$/.test(text)

/** What a person reads off the page; Enter or leaving the field saves it, Escape takes it back. */
export function CountCell({ label, place, value, canEdit, onChange }: Props) {
  const { number } = useFormat()
  const [typed, setTyped] = useState<string | null>(null)
  function save() {
    if (typed !== null && isCount(typed) && Number(typed) !== value) onChange(Number(typed))
    setTyped(null)
  }
  return (
    <td className="n" data-label={label}>
      {canEdit ? (
        <input
          className={styles.count}
          inputMode="numeric"
          enterKeyHint="done"
          aria-label={`${label}: ${place}`}
          aria-invalid={typed !== null && typed !== '' && !isCount(typed) ? true : undefined}
          value={typed ?? (value === null ? '' : number(value))}
          placeholder="–"
          onFocus={({ target }) => {
            setTyped(value === null ? '' : String(value))
            target.select()
          }}
          onChange={({ target }) => setTyped(target.value.replaceAll(/\s/g, ''))}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') setTyped(null)
          }}
        />
      ) : value === null ? (
        '–'
      ) : (
        number(value)
      )}
    </td>
  )
}
