import { useQueryClient } from '@tanstack/react-query'
import type { Settings } from '@veche/contract/admin/settings.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../ui/overlays/toast.tsx'
import { settingsQuery } from './settings.queries.ts'

/** The settings go as a whole: what was not touched goes as it was seen, and stays as it is there. */
export function useSaveSettings(opened: Settings, onSaved: () => void) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const last = useRef<{ was: Partial<Settings>; saved: Settings } | null>(null)

  async function put(body: Settings, before: Record<string, unknown>): Promise<Settings> {
    const saved = await unwrap(api.PUT('/api/settings', { body: { ...body, before } }))
    queryClient.setQueryData(settingsQuery.queryKey, saved)
    return saved
  }

  return {
    async save(changes: Partial<Settings>, before: Record<string, unknown>): Promise<void> {
      const saved = await put({ ...opened, ...changes }, { ...opened, ...before })
      const touched = Object.keys(changes)
      const was = Object.fromEntries(Object.entries(before).filter(([key]) => touched.includes(key)))
      last.current = { was, saved }
      onSaved()
    },
    /** Only what this form has changed goes back. */
    undo(): void {
      if (!last.current) return
      const { was, saved } = last.current
      put({ ...saved, ...was }, { ...saved }).catch((error: unknown) => showErrorToast(words(error)))
    },
  }
}

export function useSettingLabels(): Record<keyof Settings, string> {
  const { t } = useTranslation()
  return {
    handoffLimit: t('settings.handoffLimit.label'),
    promiseReturnWorkingDays: t('settings.promiseReturnWorkingDays.label'),
    repeatWindowDays: t('settings.repeatWindowDays.label'),
    repeatRadiusMetres: t('settings.repeatRadiusMetres.label'),
    reopenWithinDays: t('settings.reopenWithinDays.label'),
    unmergeWithinDays: t('settings.unmergeWithinDays.label'),
    archiveAfterDays: t('settings.archiveAfterDays.label'),
    quietHours: t('settings.quietHours.label'),
    publicationHours: t('settings.publicationHours.label'),
    publicationHoldSeconds: t('settings.publicationHoldSeconds.label'),
    asksAuthor: t('settings.asksAuthor.label'),
    clarificationWorkingDays: t('settings.clarificationWorkingDays.label'),
    clarificationStops: t('settings.clarificationStops.label'),
    clarificationNeedsApproval: t('settings.clarificationNeedsApproval.label'),
    ruleNeedsSecondPerson: t('settings.ruleNeedsSecondPerson.label'),
    ruleFailureLimit: t('settings.ruleFailureLimit.label'),
    stopPhrases: t('settings.stopPhrases.label'),
    similarityLimit: t('settings.similarityLimit.label'),
  }
}
