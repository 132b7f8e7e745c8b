import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DISMISS_CODES } from '../../../lib/words/names.ts'
import { ChoiceField } from '../../../ui/forms/Field.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import type { DismissReason } from './bulk-form.ts'

type Props = {
  value: DismissReason | null
  shouldFocus: boolean
  onChange: (reason: DismissReason) => void
}

/** Nothing is chosen beforehand: a digit or an arrow chooses. */
export function DismissReasonChoice({ value, shouldFocus, onChange }: Props) {
  const { t } = useTranslation()
  const choices = useRef<HTMLDivElement>(null)
  function onKeyDown(event: KeyboardEvent) {
    const place = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
    const chosen = DISMISS_CODES[place]
    if (!chosen) return
    onChange(chosen)
    // Space would choose what has the focus.
    choices.current?.querySelectorAll('input')[place]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the choices
    <div ref={choices} onKeyDown={onKeyDown}>
      <ChoiceField label={t('bulk.reason')} name="reason">
        {DISMISS_CODES.map((code, index) => (
          <label className="chk-l" key={code}>
            <input
              type="radio"
              name="reason"
              checked={value === code}
              aria-keyshortcuts={String(index + 1)}
              data-autofocus={shouldFocus && index === 0 ? '' : undefined}
              onChange={() => onChange(code)}
            />
            <span className="grow">{t(`incidents.dismiss.${code}`)}</span>
            <Kbd keys={String(index + 1)} />
          </label>
        ))}
      </ChoiceField>
    </div>
  )
}
