import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { KindPreference, PreferencesResponse } from '@veche/contract/notifications.ts'
import { EMAIL_MODES, LANGUAGES } from '@veche/contract/values/notifications.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { SelectField } from '../../ui/forms/Field.tsx'
import { showErrorToast } from '../../ui/overlays/toast.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../ui/query-states.tsx'
import { preferencesQuery } from './notifications.queries.ts'
import * as styles from './PreferencesSection.module.css'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** What one is told of and where; each change is kept at once. */
export function PreferencesSection() {
  const { t } = useTranslation()
  const query = useQuery(preferencesQuery)
  return (
    <section className="panel pad col g3" id="notifications" aria-labelledby="notifications-h">
      <h2 id="notifications-h" className="lg">
        {t('notices.preferences.title')}
      </h2>
      {query.isPending && <SkeletonRows label={t('notices.loading')} count={4} />}
      {query.error && !query.data && <ErrorNotice error={query.error} onRetry={query.refetch} />}
      {query.data && <Preferences preferences={query.data} />}
    </section>
  )
}

function Preferences({ preferences }: { preferences: PreferencesResponse }) {
  const { t } = useTranslation()
  const save = useSavePreferences(preferences)
  const { isEmailSetUp, email, kinds, digestHour, language } = preferences
  return (
    <>
      {isEmailSetUp ? (
        <p className="sm muted">{t('notices.preferences.emailTo', { email })}</p>
      ) : (
        <Notice state="waiting" title={t('notices.preferences.noEmail')}>
          {t('notices.preferences.noEmailText')}
        </Notice>
      )}
      <table className={styles.preferences}>
        <thead>
          <tr>
            <th scope="col">{t('notices.preferences.kind')}</th>
            <th scope="col">{t('notices.preferences.centre')}</th>
            <th scope="col">{t('notices.preferences.email')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((choice) => (
            <KindRow
              key={choice.kind}
              choice={choice}
              isEmailSetUp={isEmailSetUp}
              onChange={(changed) => save({ kinds: [changed] })}
            />
          ))}
        </tbody>
      </table>
      <div className="grid2">
        <SelectField
          label={t('notices.preferences.digestHour')}
          name="digestHour"
          hint={t('notices.preferences.digestHint')}
          value={digestHour}
          disabled={!isEmailSetUp}
          onChange={(event) => save({ digestHour: Number(event.target.value) })}
        >
          {HOURS.map((hour) => (
            <option key={hour} value={hour}>
              {`${String(hour).padStart(2, '0')}:00`}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('notices.preferences.language')}
          name="language"
          value={language}
          disabled={!isEmailSetUp}
          onChange={(event) => {
            const chosen = LANGUAGES.find((code) => code === event.target.value)
            if (chosen) save({ language: chosen })
          }}
        >
          {LANGUAGES.map((code) => (
            <option key={code} value={code}>
              {t(`common.languages.${code}`)}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  )
}

type KindRowProps = {
  choice: PreferencesResponse['kinds'][number]
  isEmailSetUp: boolean
  onChange: (changed: KindPreference) => void
}

function KindRow({ choice, isEmailSetUp, onChange }: KindRowProps) {
  const { t } = useTranslation()
  const id = useId()
  const { isCentreFixed, ...own } = choice
  return (
    <tr>
      <th scope="row" id={id}>
        {t(`notices.kind.${choice.kind}`)}
      </th>
      <td>
        <input
          type="checkbox"
          aria-labelledby={id}
          checked={choice.inCentre}
          disabled={isCentreFixed}
          title={isCentreFixed ? t('notices.preferences.fixed') : undefined}
          onChange={(event) => onChange({ ...own, inCentre: event.target.checked })}
        />
      </td>
      <td>
        <select
          className="inp"
          aria-labelledby={id}
          value={choice.email}
          disabled={!isEmailSetUp}
          onChange={(event) => {
            const email = EMAIL_MODES.find((code) => code === event.target.value)
            if (email) onChange({ ...own, email })
          }}
        >
          {EMAIL_MODES.map((code) => (
            <option key={code} value={code}>
              {t(`notices.emailMode.${code}`)}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}

type Change = Partial<Pick<PreferencesResponse, 'digestHour' | 'language'>> & { kinds?: KindPreference[] }

function useSavePreferences({ digestHour, language }: PreferencesResponse) {
  const queryClient = useQueryClient()
  const words = useErrorWords()
  const { mutate } = useMutation({
    mutationFn: (change: Change) =>
      unwrap(
        api.PUT('/api/notifications/preferences', { body: { kinds: [], digestHour, language, ...change } }),
      ),
    onSuccess: (saved) => queryClient.setQueryData(preferencesQuery.queryKey, saved),
    onError: (error) => showErrorToast(words(error)),
  })
  return mutate
}
