import { useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { type OwnDraft, type OwnField, readDraft, textOf } from '../../../lib/own-fields/own-fields.ts'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { OwnFieldInputs } from '../../../ui/forms/own-fields/OwnFieldInputs.tsx'
import { useOwnFieldWords } from '../../../ui/forms/own-fields/use-own-field-words.ts'
import { incidentQuery } from '../incidents.queries.ts'

const CHANGED = schemaOf(() => import('@veche/contract/casework/own-fields.ts'), 'ChangeOwnFieldsRequest')

type Props = {
  incident: IncidentResponse
  fields: readonly OwnField[]
  needed: readonly string[]
  onClose: () => void
}

export function OwnFieldsDialog({ incident, fields, needed, onClose }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { nameOf, say, problemOf } = useOwnFieldWords()
  const [stored] = useState(incident.ownFields)
  const [draft, setDraft] = useState<OwnDraft>(() =>
    Object.fromEntries(fields.map(({ code }) => [code, textOf(stored[code])])),
  )
  const { values, problems } = readDraft({ fields, draft, stored })
  const isWrong = Object.keys(problems).length > 0
  const edit = useKeptEdit<typeof values>({
    opened: Object.fromEntries(fields.map(({ code }) => [code, stored[code] ?? null])),
    said: isWrong ? null : values,
    save: async (changes, before) => {
      const values = definedOf(changes)
      const saved = await unwrap(
        api.PATCH('/api/incidents/{incidentId}/own-fields', {
          params: { path: { incidentId: incident.id } },
          body: { values, before },
        }),
      )
      queryClient.setQueryData(incidentQuery(incident.id).queryKey, saved)
    },
    put: (code, value) => setDraft((before) => ({ ...before, [code]: textOf(value) })),
    labels: Object.fromEntries(fields.map((field) => [field.code, nameOf(field)])),
    words: Object.fromEntries(fields.map((field) => [field.code, (value: unknown) => say(field, value)])),
  })
  return (
    <FormDialog
      title={t('fields.title')}
      submitLabel={t('common.save')}
      doneText={t('fields.saved')}
      refresh={['incident', incident.id]}
      accepted={{ schema: CHANGED, body: { values } }}
      missing={Object.fromEntries(
        fields.flatMap((field) => {
          const problem = problems[field.code]
          return problem ? [[field.code, problemOf(field, problem)]] : []
        }),
      )}
      edit={edit}
      send={edit.send}
      onClose={onClose}
    >
      <OwnFieldInputs fields={fields} draft={draft} onChange={setDraft} needed={needed} />
    </FormDialog>
  )
}

function definedOf<Value>(changes: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(changes).filter((one): one is [string, Value] => one[1] !== undefined),
  )
}
