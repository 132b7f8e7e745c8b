import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api.ts'
import { refusalKey } from '../i18n.ts'

/** A refusal in words; an unknown code keeps the code, so that support can find it. */
export function useErrorWords(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return useCallback(
    (error) => {
      const code = error instanceof ApiError ? error.code : 'unexpected'
      const details = error instanceof ApiError ? error.details : {}
      const key = refusalKey(code, code === 'http.invalid' ? placeOf(details) : '')
      const main = key ? t(key, plainOf(details)) : t('errors.unknown', { code })
      const problems = problemCodes(details)
        .map((problem) => `errors.problem_${problem.replaceAll('.', '_')}`)
        .filter((problem) => i18n.exists(problem))
        .map((problem) => t(problem))
      return [main, ...problems].join(' ')
    },
    [t, i18n],
  )
}

/** Counts and names that the words may speak of; several are said one after another. */
function plainOf(details: Record<string, unknown>): Record<string, string | number> {
  const entries = Object.entries(details).flatMap(([key, value]): [string, string | number][] => {
    if (typeof value === 'string' || typeof value === 'number') return [[key, value]]
    const isList = Array.isArray(value) && value.every((one) => typeof one === 'string')
    return isList ? [[key, value.join(', ')]] : []
  })
  return Object.fromEntries(entries)
}

/** What exactly is wrong, each thing once. */
function problemCodes({ problems }: Record<string, unknown>): string[] {
  if (!Array.isArray(problems)) return []
  const codes = problems.flatMap((problem: unknown) =>
    typeof problem === 'object' && problem !== null && 'code' in problem ? [String(problem.code)] : [],
  )
  return [...new Set(codes)].slice(0, 3)
}

/** What a person has typed into the address is no field of a form. */
function placeOf(details: Record<string, unknown>): string {
  return details.in === 'params' || details.in === 'querystring' ? '_address' : ''
}
