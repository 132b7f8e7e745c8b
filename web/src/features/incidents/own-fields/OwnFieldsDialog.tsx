import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { type OwnDraft, type OwnField, readDraft, textOf } from '../../../lib/own-fields/own-fields.ts'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { OwnFieldInputs } from '../../../ui/forms/own-fields/OwnFieldInputs.tsx'
import { useOwnFieldWords } from '../../../ui/forms/own-fields/use-own-field-words.ts'
import { CHANGED, filledFields } from './kept-fields.ts'

/** In place of what the server answers. */
const KEPT = 'kept'

type Props = {
  incident: IncidentResponse
  fields: readonly OwnField[]
  needed: readonly string[]
  onClose: () => void
}

export function OwnFieldsDialog({ incident, fields, needed, onClose }: Props) {
  const { t } = useTranslation()
  const { userId, kept } = filledFields.useKept(incident.id)
  const { nameOf, say, problemOf } = useOwnFieldWords()
  const [stored] = useState(incident.ownFields)
  // What waits for the line, or was refused, is what its person says.
  const [draft, setDraft] = useState<OwnDraft>(() => {
    const said = { ...stored, ...kept[0]?.body.values }
    return Object.fromEntries(fields.map(({ code }) => [code, textOf(said[code])]))
  })
  useSendsLater()
  const { values, problems } = readDraft({ fields, draft, stored })
  const isWrong = Object.keys(problems).length > 0
  const edit = useKeptEdit<typeof values>({
    opened: Object.fromEntries(fields.map(({ code }) => [code, stored[code] ?? null])),
    said: isWrong ? null : values,
    save: async (changes, before) => {
      const values = definedOf(changes)
      const act = { place: incident.id, incidentId: incident.id, body: { values, before } }
      return (await filledFields.press(userId, act))?.answer ?? KEPT
    },
    put: (code, value) => setDraft((before) => ({ ...before, [code]: textOf(value) })),
    labels: Object.fromEntries(fields.map((field) => [field.code, nameOf(field)])),
    words: Object.fromEntries(fields.map((field) => [field.code, (value: unknown) => say(field, value)])),
  })
  const { send: save } = edit
  const send =
    save &&
    (async () => {
      const saved = await save()
      // As the server has it again: nothing is left to be sent.
      if (saved === undefined) for (const one of kept) filledFields.drop(userId, one)
      return saved
    })
  return (
    <FormDialog
      title={t('fields.title')}
      submitLabel={t('common.save')}
      doneText={(answer) => t(answer === KEPT ? 'fields.kept.told' : 'fields.saved')}
      isSentLater
      refresh={['incident', incident.id]}
      accepted={{ schema: CHANGED, body: { values } }}
      missing={Object.fromEntries(
        fields.flatMap((field) => {
          const problem = problems[field.code]
          return problem ? [[field.code, problemOf(field, problem)]] : []
        }),
      )}
      edit={edit}
      send={send}
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
