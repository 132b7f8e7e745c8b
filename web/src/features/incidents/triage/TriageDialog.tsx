import { useQuery } from '@tanstack/react-query'
import type { Address, IncidentResponse } from '@veche/contract/incidents.ts'
import { ADDRESS_LIMITS } from '@veche/contract/rules/limits.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { type OwnDraft, textOf } from '../../../lib/own-fields/own-fields.ts'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { emptyFields } from '../../../ui/forms/form-problems.ts'
import { OwnFieldInputs } from '../../../ui/forms/own-fields/OwnFieldInputs.tsx'
import { useOwnFieldDraft } from '../../../ui/forms/own-fields/use-own-field-draft.ts'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from '../../../ui/text/quote.module.css'
import {
  type Command,
  CommandDialog,
  FieldMergeView,
  useFieldMerge,
  useFieldWords,
} from '../commands/index.ts'
import { hasRefused } from '../history/index.ts'
import { routingQuery } from '../incidents.queries.ts'
import {
  ADDRESS_PARTS,
  byRoute,
  fromFields,
  initialTriage,
  isUnchanged,
  type TriageForm,
  toFields,
  toTriageCommand,
} from './triage-form.ts'
import { useAgencyOptions } from './use-agency-options.ts'

export type TriageFocus = 'topic' | 'place' | 'agency'
type Props = {
  incident: IncidentResponse
  focus: TriageFocus
  topicCode?: string | undefined
  onClose: () => void
  onDone: (command: Command, version: number | null) => void
}

/** One form for both: registering a new question and mending a registered one. */
export function TriageDialog({ incident, focus, topicCode, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const isNew = incident.abilities.accept
  const [form, setForm] = useState(() => initialTriage(incident, topicCode))
  const { topics, municipalities } = useTriageOptions()
  const { labelOf, wordsOf } = useFieldWords()
  const now = toFields(initialTriage(incident))
  const mine = toFields(form)
  // Once it is registered, its agency is changed by a step of its own.
  const merge = useFieldMerge(now, isNew ? mine : { ...mine, agencyCode: now.agencyCode }, (fields) =>
    setForm(fromFields({ ...fields, agencyCode: isNew ? fields.agencyCode : form.agencyCode })),
  )
  const [proposed] = useState(form.agencyCode)
  const isAgencyLost = !isNew && form.agencyCode !== proposed && form.agencyCode !== incident.agencyCode
  const [said, setSaid] = useState<OwnDraft>(() =>
    Object.fromEntries(Object.entries(incident.ownFields).map(([code, value]) => [code, textOf(value)])),
  )
  const needed = useOwnFieldDraft({
    ...{ topicCode: isNew ? form.topicCode : null, draft: said, stored: incident.ownFields },
    isNeededOnly: true,
  })
  const isLacking = Object.keys(needed.problems).length > 0
  const [isAgencyChosen, setAgencyChosen] = useState(false)
  const change = (part: Partial<TriageForm>) => setForm((old) => ({ ...old, ...part }))
  const follow = (part: Partial<TriageForm>) => change(isAgencyChosen ? part : byRoute(incident, part))
  return (
    <CommandDialog
      incident={incident}
      title={isNew ? t('triage.accept') : t('triage.change')}
      submitLabel={isNew ? t('incidents.action.register') : t('common.save')}
      command={isLacking ? null : toTriageCommand(incident, form, needed.values)}
      isUnchanged={!isNew && isUnchanged(incident, form)}
      hasConflict={merge.conflicts.length > 0}
      missing={{
        ...emptyFields(
          { topicCode: form.topicCode, municipalityCode: form.municipalityCode },
          t('work.problem.choice'),
        ),
        ...needed.problems,
      }}
      onClose={onClose}
      onDone={onDone}
      isWide
    >
      <FieldMergeView incidentId={incident.id} merge={merge} labelOf={labelOf} wordsOf={wordsOf} />
      {isAgencyLost && (
        <Notice
          state="waiting"
          title={t('work.mergeFields.agencyApart', { agency: names.agencyName(form.agencyCode) })}
        />
      )}
      <blockquote className={`${styles.quoted} sm`}>{storedWords(incident.title, t)}</blockquote>
      <Combobox
        label={t('incidents.place.topic')}
        name="topicCode"
        value={form.topicCode}
        options={topics}
        shouldFocus={focus === 'topic'}
        placeholder={t('triage.topicPlaceholder')}
        onChange={(code) =>
          follow({ topicCode: code, isUrgent: names.topic(code)?.isUrgent || form.isUrgent })
        }
      />
      <Combobox
        label={t('incidents.place.municipality')}
        name="municipalityCode"
        value={form.municipalityCode}
        options={municipalities}
        shouldFocus={focus === 'place'}
        onChange={(code) => follow({ municipalityCode: code })}
      />
      {needed.fields.length > 0 && (
        <>
          <p className="xs muted">{t('fields.atAcceptance')}</p>
          <OwnFieldInputs fields={needed.fields} draft={said} onChange={setSaid} needed={needed.needed} />
        </>
      )}
      {isNew && (
        <AgencyField
          incident={incident}
          form={form}
          shouldFocus={focus === 'agency'}
          onChange={(agencyCode) => {
            setAgencyChosen(true)
            change({ agencyCode })
          }}
        />
      )}
      <AddressFields address={form.address} onChange={(address) => change({ address })} />
      <label className="chk-l">
        <input
          type="checkbox"
          checked={form.isUrgent}
          onChange={({ target }) => change({ isUrgent: target.checked })}
        />
        <span>{t('triage.urgent')}</span>
      </label>
    </CommandDialog>
  )
}

function useTriageOptions() {
  const { directory, groupName } = useDirectory()
  return useMemo(
    () => ({
      topics: directory.topics.map(({ code, name, groupCode, definition }) => ({
        value: code,
        label: name,
        group: groupName(groupCode) ?? undefined,
        description: definition ?? undefined,
      })),
      municipalities: directory.municipalities.map(({ code, name, centre }) => ({
        value: code,
        label: name,
        description: centre,
      })),
    }),
    [directory, groupName],
  )
}

type AgencyProps = {
  incident: IncidentResponse
  form: TriageForm
  shouldFocus: boolean
  onChange: (agencyCode: string | null) => void
}

/** Empty means that the routing table decides; what it would decide is shown under the field. */
function AgencyField({ incident, form, shouldFocus, onChange }: AgencyProps) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { data: route } = useQuery(routingQuery(form.topicCode, form.municipalityCode, form.address))
  const options = useAgencyOptions(incident, form.municipalityCode)
  const isRefused = Boolean(route?.agencyCode) && hasRefused(incident, route?.agencyCode ?? '')
  return (
    <div>
      <Combobox
        label={t('incidents.place.agency')}
        name="agencyCode"
        value={form.agencyCode}
        options={options}
        shouldFocus={shouldFocus}
        canClear
        placeholder={t('triage.byRoute')}
        onChange={onChange}
      />
      {route && (
        <p className="xs muted field-h">
          {route.agencyCode && !isRefused
            ? t('triage.route', {
                agency: [names.agencyName(route.agencyCode), route.unitCode && names.unitName(route.unitCode)]
                  .filter(Boolean)
                  .join(' · '),
                rule: t(`triage.rule.${route.matched}`),
              })
            : t('triage.noRoute')}
        </p>
      )}
    </div>
  )
}

function AddressFields({ address, onChange }: { address: Address; onChange: (address: Address) => void }) {
  const { t } = useTranslation()
  return (
    <div className="grid2">
      {ADDRESS_PARTS.map((part) => (
        <TextField
          key={part}
          label={t(`incidents.address.${part}`)}
          name={part}
          limit={ADDRESS_LIMITS[part]}
          value={address[part] ?? ''}
          onChange={({ target }) =>
            onChange({ ...address, [part]: target.value === '' ? null : target.value })
          }
        />
      ))}
    </div>
  )
}
