import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RuleChange } from '@veche/contract/reports.ts'
import { MOST_NEW_PEOPLE, RULE_CHANGES, STAGES, STAGES_LEFT_OUT } from '@veche/contract/values/reports.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { ErrorNotice } from '../../../ui/query-states.tsx'
import { replaysQuery } from '../analysis.queries.ts'
import * as styles from './Replay.module.css'
import { type ChangeDraft, EMPTY_DRAFT, readChange } from './read-change.ts'

/** One rule is changed at a time: of two nobody could say which one did it. */
export function AskReplay({ ownAgency }: { ownAgency: string | null }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [draft, setDraft] = useState<ChangeDraft>({ ...EMPTY_DRAFT, agencyCode: ownAgency ?? '' })
  const set = (changed: Partial<ChangeDraft>) => setDraft({ ...draft, ...changed })
  const change = readChange(draft)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (asked: RuleChange) => unwrap(api.POST('/api/reports/replays', { body: { change: asked } })),
    onSettled: () => client.invalidateQueries({ queryKey: replaysQuery.queryKey }),
  })
  const kinds = ownAgency === null ? RULE_CHANGES : RULE_CHANGES.filter((kind) => kind !== 'route')
  return (
    <div className={styles.askForm}>
      <SelectField
        name="kind"
        label={t('figures.analysis.replay.change')}
        value={draft.kind}
        onChange={({ target }) =>
          set({ kind: RULE_CHANGES.find((kind) => kind === target.value) ?? 'more_people' })
        }
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`figures.analysis.replay.kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      {draft.kind === 'route' ? (
        <RouteFields {...{ draft, set }} />
      ) : (
        <StageFields {...{ draft, set, ownAgency }} />
      )}
      {error && <ErrorNotice error={error} />}
      <p>
        <Button
          look="primary"
          disabled={change === null}
          isBusy={isPending}
          onClick={() => change && mutate(change)}
        >
          {t('figures.analysis.replay.ask')}
        </Button>
      </p>
    </div>
  )
}

type FieldsProps = { draft: ChangeDraft; set: (changed: Partial<ChangeDraft>) => void }

function StageFields({ draft, set, ownAgency }: FieldsProps & { ownAgency: string | null }) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const stages = draft.kind === 'without_stage' ? STAGES_LEFT_OUT : STAGES
  function nobodyNamed({ kind, stage }: ChangeDraft): string {
    if (kind === 'without_stage') return t('figures.analysis.replay.everybody')
    // The centre approves; what is done inside a body needs its name.
    return t(stage === 'approval' ? 'figures.analysis.forecast.centre' : 'figures.analysis.replay.choose')
  }
  return (
    <>
      <SelectField
        name="stage"
        label={t('figures.analysis.replay.stage')}
        value={stages.some((stage) => stage === draft.stage) ? draft.stage : stages[0]}
        onChange={({ target }) =>
          set({ stage: STAGES.find((stage) => stage === target.value) ?? 'approval' })
        }
      >
        {stages.map((stage) => (
          <option key={stage} value={stage}>
            {t(`figures.analysis.replay.stageName.${stage}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="agencyCode"
        label={t('figures.analysis.body')}
        value={draft.agencyCode}
        disabled={ownAgency !== null}
        onChange={({ target }) => set({ agencyCode: target.value })}
      >
        <option value="">{nobodyNamed(draft)}</option>
        {directory.agencies.map(({ code, shortName }) => (
          <option key={code} value={code}>
            {shortName}
          </option>
        ))}
      </SelectField>
      {draft.kind === 'more_people' && (
        <TextField
          name="count"
          type="number"
          min={1}
          max={MOST_NEW_PEOPLE}
          label={t('figures.analysis.replay.count')}
          value={draft.count}
          onChange={({ target }) => set({ count: target.value })}
        />
      )}
    </>
  )
}

function RouteFields({ draft, set }: FieldsProps) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  return (
    <>
      <SelectField
        name="groupCode"
        label={t('figures.analysis.replay.group')}
        value={draft.groupCode}
        onChange={({ target }) => set({ groupCode: target.value })}
      >
        <option value="">{t('figures.analysis.replay.choose')}</option>
        {directory.topicGroups.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="municipalityCode"
        label={t('figures.analysis.place')}
        value={draft.municipalityCode}
        onChange={({ target }) => set({ municipalityCode: target.value })}
      >
        <option value="">{t('figures.analysis.replay.everywhere')}</option>
        {directory.municipalities.map(({ code, shortName }) => (
          <option key={code} value={code}>
            {shortName}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="toAgencyCode"
        label={t('figures.analysis.replay.to')}
        value={draft.toAgencyCode}
        onChange={({ target }) => set({ toAgencyCode: target.value })}
      >
        <option value="">{t('figures.analysis.replay.choose')}</option>
        {directory.agencies.map(({ code, shortName }) => (
          <option key={code} value={code}>
            {shortName}
          </option>
        ))}
      </SelectField>
    </>
  )
}
