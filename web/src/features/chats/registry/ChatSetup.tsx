import { useQuery } from '@tanstack/react-query'
import type { ChatSetupResponse } from '@veche/contract/chats.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { FieldProblem, TextField } from '../../../ui/forms/Field.tsx'
import { emptyFields } from '../../../ui/forms/form-problems.ts'
import { KeptForm } from '../../../ui/forms/KeptForm.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { setupQuery } from '../chat/index.ts'
import { DutySection, MembersSection } from '../members/index.ts'
import * as styles from './chat-setup.module.css'
import { RulesSection } from './RulesSection.tsx'
import { useMunicipalityOptions } from './use-municipality-options.ts'

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

type Main = Pick<ChatSetupResponse, 'title' | 'municipalityCode' | 'isActive' | 'sendsReceipts'>

function MainSection({ setup }: { setup: ChatSetupResponse }) {
  const { t } = useTranslation()
  const options = useMunicipalityOptions()
  const [form, setForm] = useState(() => mainOf(setup))
  const edit = useKeptEdit<Main>({
    opened: mainOf(setup),
    said: { ...form, title: form.title.trim() },
    save: (changes, before) =>
      unwrap(
        api.PATCH('/api/chats/{chatId}', {
          params: { path: { chatId: setup.id } },
          body: { ...changes, before },
        }),
      ),
    put: (field, value) => setForm({ ...form, [field]: value }),
    labels: {
      title: t('chats.setup.name'),
      municipalityCode: t('chats.setup.municipality'),
      isActive: t('chats.setup.isActive'),
      sendsReceipts: t('chats.setup.sendsReceipts'),
    },
    words: { municipalityCode: (code) => options.find(({ value }) => value === code)?.label ?? null },
  })
  return (
    <section className={`panel ${styles.setupSection}`} aria-labelledby="ct-main">
      <h2 id="ct-main">{t('chats.setup.main')}</h2>
      <KeptForm
        edit={edit}
        missing={emptyFields({ title: form.title }, t('common.fillField'))}
        doneText={t('chats.setup.saved')}
        refresh={[['chats'], ['chat', setup.id]]}
      >
        <TextField
          label={t('chats.setup.name')}
          name="title"
          limit={200}
          required
          value={form.title}
          onChange={({ target }) => setForm({ ...form, title: target.value })}
        />
        <Combobox
          label={t('chats.setup.municipality')}
          name="municipalityCode"
          value={form.municipalityCode}
          options={options}
          onChange={(code) => code && setForm({ ...form, municipalityCode: code })}
        />
        {(['isActive', 'sendsReceipts'] as const).map((key) => (
          <div key={key}>
            <label className="chk-l">
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
            <FieldProblem name={key} />
          </div>
        ))}
      </KeptForm>
    </section>
  )
}

function mainOf({ title, municipalityCode, isActive, sendsReceipts }: ChatSetupResponse): Main {
  return { title, municipalityCode, isActive, sendsReceipts }
}
