import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { ChoiceField, TextArea } from '../../../ui/forms/Field.tsx'
import { StepDialog } from '../card/index.ts'
import { HARM_LEVELS } from '../codes.ts'

type Props = { fake: FakeResponse; onClose: () => void; onDrop: (() => void) | null }

/** Is it worth the work, how much harm it does, who knows the facts. */
export function TriageDialog({ fake, onClose, onDrop }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const [harm, setHarm] = useState(fake.harm)
  const [agencyCode, setAgency] = useState(fake.agencyCode)
  const [reachNote, setReachNote] = useState(fake.reachNote)
  return (
    <StepDialog
      fake={fake}
      title={t('fakes.triage.title')}
      submitLabel={t('fakes.triage.submit')}
      // What is not chosen the contract takes for nothing.
      command={{ type: 'triage', harm: harm ?? 0, agencyCode: agencyCode ?? '', reachNote: reachNote.trim() }}
      words={{ harm: t('fakes.triage.noHarm'), agencyCode: t('fakes.triage.noAgency') }}
      onClose={onClose}
    >
      <p className="sm muted">{t('fakes.triage.guard')}</p>
      {onDrop && (
        <button type="button" className="lnk sm" onClick={onDrop}>
          {t('fakes.triage.drop')}
        </button>
      )}
      <ChoiceField label={t('fakes.triage.harm')} name="harm">
        {HARM_LEVELS.map((level) => (
          <label className="chk-l" key={level}>
            <input type="radio" name="harm" checked={level === harm} onChange={() => setHarm(level)} />
            <span>
              {level} — {t(`fakes.triage.harmOf.${level}`)}
            </span>
          </label>
        ))}
      </ChoiceField>
      <Combobox
        label={t('fakes.triage.agency')}
        name="agencyCode"
        value={agencyCode}
        options={directory.agencies.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={setAgency}
      />
      <TextArea
        label={t('fakes.triage.reach')}
        name="reachNote"
        hint={t('fakes.triage.reachHint')}
        rows={2}
        limit={500}
        value={reachNote}
        onChange={({ target }) => setReachNote(target.value)}
      />
    </StepDialog>
  )
}
