import type { ChatSetupResponse } from '@veche/contract/chats.ts'
import { CHAT_TEXT_LIMIT } from '@veche/contract/values/chats.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import * as styles from './chat-setup.module.css'

const RULES = schemaOf(() => import('@veche/contract/chats.ts'), 'SaveChatRulesRequest')

type Rules = ChatSetupResponse['rules'][number]

/** The pinned rules; an earlier version stays, so that it is known which one held when. */
export function RulesSection({ setup }: { setup: ChatSetupResponse }) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const [current, ...earlier] = setup.rules.toSorted((one, two) => two.version - one.version)
  return (
    <section className={`panel ${styles.setupSection}`} aria-labelledby="ct-rules">
      <div className="row g3 wrap">
        <h2 id="ct-rules" className="grow">
          {t('chats.setup.rules')}
        </h2>
        <Button size="s" onClick={() => setEditing(true)}>
          {t(current ? 'chats.setup.newRules' : 'chats.setup.writeRules')}
        </Button>
      </div>
      {current ? <Version rules={current} /> : <p className="muted">{t('chats.setup.noRules')}</p>}
      {earlier.length > 0 && (
        <details>
          <summary className="sm">{t('chats.setup.earlierRules', { count: earlier.length })}</summary>
          {earlier.map((rules) => (
            <Version key={rules.version} rules={rules} />
          ))}
        </details>
      )}
      {isEditing && (
        <RulesDialog chatId={setup.id} text={current?.text ?? ''} onClose={() => setEditing(false)} />
      )}
    </section>
  )
}

function Version({ rules: { version, text, createdAt, createdByName } }: { rules: Rules }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  return (
    <div className={styles.ruleRow}>
      <p className="xs muted">
        {t('chats.setup.version', { version, moment: moment(createdAt), name: createdByName })}
      </p>
      <p className="pre sm">{text}</p>
    </div>
  )
}

function RulesDialog({ chatId, ...props }: { chatId: string; text: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(props.text)
  const edit = useKeptEdit({
    opened: { text: props.text },
    said: { text: text.trim() },
    save: (_changes, before) =>
      unwrap(
        api.PUT('/api/chats/{chatId}/rules', {
          params: { path: { chatId } },
          body: { text: text.trim(), before },
        }),
      ),
    put: (_field, value) => setText(String(value)),
    labels: { text: t('chats.setup.rulesField') },
  })
  return (
    <FormDialog
      title={t('chats.setup.rules')}
      submitLabel={t('chats.setup.saveRules')}
      doneText={t('chats.setup.rulesSaved')}
      refresh={['chat', chatId]}
      isWide
      onClose={props.onClose}
      accepted={{ schema: RULES, body: { text } }}
      edit={edit}
      send={edit.send}
    >
      <TextArea
        label={t('chats.setup.rulesField')}
        name="text"
        hint={t('chats.setup.rulesHint')}
        rows={12}
        limit={CHAT_TEXT_LIMIT}
        data-autofocus=""
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </FormDialog>
  )
}
