import {
  WEBHOOK_EVENTS,
  WEBHOOK_NAME_LIMIT,
  WEBHOOK_URL_LIMIT,
} from '@veche/contract/values/admin/webhooks.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { ChoiceField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { TryAddress } from './TryAddress.tsx'
import { changeWebhook, createWebhook, type Webhook } from './webhooks.queries.ts'

const CREATED = schemaOf(() => import('@veche/contract/admin/webhooks.ts'), 'CreateWebhookRequest')

type Fields = Pick<Webhook, 'name' | 'url' | 'events'>
type Props = {
  /** Null: a new one. */
  webhook: Webhook | null
  onClose: () => void
  /** The secret of a new one, which nobody is shown again. */
  onSecret: (secret: string) => void
}

/** To which address what is told. What is told is facts by codes: nobody chooses words here. */
export function WebhookDialog({ webhook, onClose, onSecret }: Props) {
  const { t } = useTranslation()
  const [id] = useState(randomId)
  const [opened] = useState(webhook)
  const [form, setForm] = useState<Fields>({
    name: webhook?.name ?? '',
    url: webhook?.url ?? '',
    events: webhook?.events ?? [...WEBHOOK_EVENTS],
  })
  const said = { ...form, name: form.name.trim(), url: form.url.trim() }
  const edit = useKeptEdit<Fields>({
    opened: opened && { name: opened.name, url: opened.url, events: opened.events },
    said,
    save: async (changes, before) => {
      if (!opened) return
      const whole = { name: opened.name, url: opened.url, events: opened.events }
      await changeWebhook(opened.id, { ...whole, ...changes, before: { ...whole, ...before } })
    },
    put: (field, value) => setForm({ ...form, [field]: value }),
    labels: {
      name: t('installation.webhooks.name'),
      url: t('installation.webhooks.url'),
      events: t('installation.webhooks.events'),
    },
    words: { events: (value) => (Array.isArray(value) ? value.map((one) => String(one)).join(', ') : null) },
  })
  const create = async () => {
    const made = await createWebhook({ id, ...said })
    if (made.secret) onSecret(made.secret)
  }
  return (
    <FormDialog
      title={t(webhook ? 'installation.webhooks.edit' : 'installation.webhooks.add')}
      submitLabel={t('installation.webhooks.save')}
      doneText={t('installation.webhooks.saved')}
      refresh={['webhooks']}
      accepted={{
        ...{ schema: CREATED, body: { id, ...said } },
        words: {
          name: t('installation.webhooks.noName'),
          url: t('installation.webhooks.noUrl'),
          events: t('installation.webhooks.noEvents'),
        },
      }}
      edit={opened ? edit : undefined}
      send={opened ? edit.send : create}
      onClose={onClose}
    >
      <TextField
        label={t('installation.webhooks.name')}
        name="name"
        limit={WEBHOOK_NAME_LIMIT}
        data-autofocus=""
        value={form.name}
        onChange={({ target }) => setForm({ ...form, name: target.value })}
      />
      <TextField
        label={t('installation.webhooks.url')}
        name="url"
        type="url"
        inputMode="url"
        limit={WEBHOOK_URL_LIMIT}
        hint={t('installation.webhooks.urlHint')}
        value={form.url}
        onChange={({ target }) => setForm({ ...form, url: target.value })}
      />
      <TryAddress id={opened?.id ?? id} url={said.url} isKept={opened !== null} />
      <ChoiceField label={t('installation.webhooks.events')} name="events">
        {WEBHOOK_EVENTS.map((event) => (
          <label className="chk-l" key={event}>
            <input
              type="checkbox"
              name="events"
              checked={form.events.includes(event)}
              onChange={({ target }) =>
                setForm({
                  ...form,
                  events: WEBHOOK_EVENTS.filter((one) =>
                    one === event ? target.checked : form.events.includes(one),
                  ),
                })
              }
            />
            {t(`installation.webhooks.event.${event.replace('.', '_')}`)}
          </label>
        ))}
      </ChoiceField>
    </FormDialog>
  )
}
