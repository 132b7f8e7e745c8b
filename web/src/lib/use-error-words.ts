import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from './api.ts'

/** A refusal in words; an unknown code keeps the code, so that support can find it. */
export function useErrorWords(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return useCallback(
    (error) => {
      const code = error instanceof ApiError ? error.code : 'unexpected'
      const key = `errors.${code.replaceAll('.', '_')}`
      return i18n.exists(key) ? t(key) : t('errors.unknown', { code })
    },
    [t, i18n],
  )
}
