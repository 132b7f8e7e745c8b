import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ChatSetupResponse } from '@veche/contract/chats.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { TextField } from '../../ui/Field.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'
import { setupQuery } from './chats.queries.ts'
import { DutySection } from './DutySection.tsx'
import { MembersSection } from './MembersSection.tsx'
import { RulesSection } from './RulesSection.tsx'
import { useMunicipalityOptions } from './use-municipality-options.ts'
import './chats.css'

/** What a chat is, who answers in it, who is on duty and by which rules. */
export function ChatSetup({ chatId }: { chatId: string }) {
  const { t } = useTranslation()
  const { data: setup, error, refetch } = useQuery(setupQuery(chatId))
  if (error && !setup) return <ErrorNotice error={error} onRetry={refetch} />
  if (!setup) return <SkeletonRows label={t('chats.loading')} />
  return (
    <>
      <header className="page-h">
        <h1>{setup.title}</h1>
      </header>
      <MainSection setup={setup} />
      <MembersSection setup={setup} />
      <DutySection setup={setup} />
      <RulesSection setup={setup} />
    </>
  )
}

function MainSection({ setup }: { setup: ChatSetupResponse }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const options = useMunicipalityOptions()
  const [form, setForm] = useState({
    title: setup.title,
    municipalityCode: setup.municipalityCode,
    isActive: setup.isActive,
    sendsReceipts: setup.sendsReceipts,
  })
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.PATCH('/api/chats/{chatId}', {
          params: { path: { chatId: setup.id } },
          body: { ...form, title: form.title.trim() },
        }),
      ),
    onSuccess: () => showToast(t('chats.setup.saved')),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['chats'] })
      return queryClient.invalidateQueries({ queryKey: ['chat', setup.id] })
    },
  })
  return (
    <section className="panel ct-set" aria-labelledby="ct-main">
      <h2 id="ct-main">{t('chats.setup.main')}</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {save.error && <Notice state="late" title={words(save.error)} />}
        <TextField
          label={t('chats.setup.name')}
          maxLength={200}
          required
          value={form.title}
          onChange={({ target }) => setForm({ ...form, title: target.value })}
        />
        <Combobox
          label={t('chats.setup.municipality')}
          value={form.municipalityCode}
          options={options}
          onChange={(code) => code && setForm({ ...form, municipalityCode: code })}
        />
        {(['isActive', 'sendsReceipts'] as const).map((key) => (
          <label className="chk-l" key={key}>
            <input
              type="checkbox"
              checked={form[key]}
              onChange={({ target }) => setForm({ ...form, [key]: target.checked })}
            />
            <span>
              {t(`chats.setup.${key}`)}
              <span className="blk xs muted">{t(`chats.setup.${key}Hint`)}</span>
            </span>
          </label>
        ))}
        <div>
          <Button look="primary" type="submit" isBusy={save.isPending} disabled={form.title.trim() === ''}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </section>
  )
}
