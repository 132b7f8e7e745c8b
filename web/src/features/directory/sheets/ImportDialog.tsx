import type { SheetKind } from '@veche/contract/admin/directory.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ImportDialog as FileDialog } from '../../../ui/lists/ImportDialog.tsx'
import type { SheetWords } from '../../../ui/lists/ImportPreview.tsx'
import { REFRESH } from '../directory.queries.ts'
import { CheckField } from '../fields.tsx'
import { applyImport, previewImport } from './send-sheet.ts'

/** One list of the directory comes in from a file, as a whole or some of its rows. */
export function ImportDialog({ kind, onClose }: { kind: SheetKind; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useSheetWords()
  const [isComplete, setComplete] = useState(false)
  return (
    <FileDialog
      title={t(`directory.sheet.in.${kind}`)}
      text={t('directory.import.text')}
      words={words}
      preview={(file) => previewImport({ kind, file, isComplete })}
      apply={(file, basedOn) => applyImport({ kind, file, isComplete, basedOn })}
      refresh={REFRESH}
      renderChoices={(reset) => (
        <CheckField
          label={t('directory.import.isComplete')}
          name="isComplete"
          hint={t('directory.import.isCompleteHint')}
          isChecked={isComplete}
          onChange={(checked) => {
            reset()
            setComplete(checked)
          }}
        />
      )}
      onClose={onClose}
    />
  )
}

function useSheetWords(): SheetWords {
  const { t, i18n } = useTranslation()
  const { number } = useFormat()
  return {
    columnOf(field) {
      const key = `directory.column.${field}`
      return i18n.exists(key) ? t(key) : field
    },
    wordsOf(_field, value) {
      if (typeof value === 'boolean') return t(value ? 'sheets.yes' : 'sheets.no')
      if (typeof value === 'number') return number(value)
      return value === null || value === '' ? '–' : value
    },
  }
}
