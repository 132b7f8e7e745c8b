import type { DraftResponse } from '@veche/contract/answers.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { diffWords } from '../../../lib/words/diff.ts'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { DiffText } from '../../../ui/text/DiffText.tsx'
import * as styles from '../promises/fields.module.css'

type Props = { drafts: DraftResponse[]; nameOf: (candidate: number) => string; onClose: () => void }

/** Two candidates as one text: what the second has and the first has not. */
export function CompareDialog({ drafts, nameOf, onClose }: Props) {
  const { t } = useTranslation()
  const [one, setOne] = useState(drafts[0]?.candidate ?? 1)
  const [two, setTwo] = useState(drafts[1]?.candidate ?? 2)
  const textOf = (candidate: number) => drafts.find((draft) => draft.candidate === candidate)?.text ?? ''
  const [before, after] = [textOf(one), textOf(two)]
  const parts = useMemo(() => diffWords(before, after), [before, after])
  const sides = [
    { label: t('editor.candidate.first'), value: one, set: setOne },
    { label: t('editor.candidate.second'), value: two, set: setTwo },
  ]
  return (
    <Dialog title={t('editor.candidate.compare')} onClose={onClose} isWide>
      <div className="dlg-b">
        <div className={styles.twoFields}>
          {sides.map(({ label, value, set }) => (
            <SelectField
              key={label}
              label={label}
              name="candidate"
              value={value}
              onChange={({ target }) => set(Number(target.value))}
            >
              {drafts.map(({ candidate }) => (
                <option key={candidate} value={candidate}>
                  {nameOf(candidate)}
                </option>
              ))}
            </SelectField>
          ))}
        </div>
        <DiffText parts={parts} />
      </div>
    </Dialog>
  )
}
