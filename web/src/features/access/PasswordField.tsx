import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/forms/Field.tsx'

/** A password that is thought up here: whoever gives it to somebody, or types it on a phone, may look at it. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, 'type'>) {
  const { t } = useTranslation()
  const [isSeen, setSeen] = useState(false)
  return (
    <div className="col g1">
      <TextField
        {...props}
        type="password"
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        {...(isSeen && { type: 'text' })}
      />
      <label className="chk-l sm">
        <input type="checkbox" checked={isSeen} onChange={({ target }) => setSeen(target.checked)} />
        {t('access.showPassword')}
      </label>
    </div>
  )
}
