import { useTranslation } from 'react-i18next'

export const PASSWORD_MIN = 12

/** Of a password that somebody has begun; an empty field is only a field not filled in. */
export function usePasswordWords(password: string): string | undefined {
  const { t } = useTranslation()
  const isShort = password !== '' && password.length < PASSWORD_MIN
  return isShort ? t('access.passwordShort', { min: PASSWORD_MIN }) : undefined
}
