import { PASSPORT_NOTE_LIMIT } from '@veche/contract/values/portal/page-passports.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { ChoiceField, TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { confirmRequirement, type Passport, REFRESH, type SaidCode } from './passports.queries.ts'

const SAID = schemaOf(() => import('@veche/contract/portal/page-passports.ts'), 'SayRequirementRequest')
type Said = { isMet: boolean | null; note: string }
type Props = { passport: Passport; code: SaidCode; onClose: () => void }

/** What no network tells: whoever has looked says it, with their name. */
export function SayDialog({ passport, code, onClose }: Props) {
  const { t } = useTranslation()
  const [opened] = useState(() => {
    const last = passport.requirements.find((one) => one.code === code)?.said
    return { isMet: last?.isMet ?? null, note: last?.note ?? '' }
  })
  const [form, setForm] = useState<Said>({ ...opened, isMet: opened.isMet ?? true })
  const said = { ...form, note: form.note.trim() }
  const edit = useKeptEdit<Said>({
    ...{ opened, said },
    // The whole goes also when nothing was touched: that it was looked at again is what is said.
    save: (_changes, before) =>
      confirmRequirement(
        { channelId: passport.channelId, code },
        { ...said, before: { ...opened, ...before } },
      ),
    put: (field, value) => setForm({ ...form, [field]: value }),
    labels: { isMet: t(`passports.requirement.${code}`), note: t('passports.note') },
    words: { isMet: (value) => (value === null ? null : t(value ? 'common.yes' : 'common.no')) },
  })
  const again = () => confirmRequirement({ channelId: passport.channelId, code }, { ...said, before: opened })
  const isSame = opened.isMet === said.isMet && opened.note === said.note
  return (
    <FormDialog
      title={t(`passports.requirement.${code}`)}
      submitLabel={t('passports.say')}
      doneText={t('passports.saved')}
      refresh={REFRESH}
      accepted={{ schema: SAID, body: said }}
      missing={said.isMet === false && said.note === '' ? { note: t('passports.noteNeeded') } : {}}
      edit={edit}
      send={isSame ? again : edit.send}
      onClose={onClose}
    >
      <p className="sm muted">{t(`passports.todo.${code}`)}</p>
      <ChoiceField label={t('passports.looked')} name="isMet">
        {([true, false] as const).map((isMet) => (
          <label className="chk-l" key={String(isMet)}>
            <input
              type="radio"
              name="isMet"
              checked={form.isMet === isMet}
              onChange={() => setForm({ ...form, isMet })}
            />
            {t(isMet ? 'passports.isSo' : 'passports.isNotSo')}
          </label>
        ))}
      </ChoiceField>
      <TextArea
        label={t('passports.note')}
        name="note"
        rows={2}
        limit={PASSPORT_NOTE_LIMIT}
        value={form.note}
        onChange={({ target }) => setForm({ ...form, note: target.value })}
      />
    </FormDialog>
  )
}
