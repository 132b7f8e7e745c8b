import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { renameDraft } from '../answers.queries.ts'

type Props = { incidentId: string; candidate: number; name: string; onClose: () => void }

export function RenameDialog({ incidentId, candidate, name, onClose }: Props) {
  const { t } = useTranslation()
  const [value, setValue] = useState(name)
  const edit = useKeptEdit({
    opened: { name },
    said: { name: value.trim() },
    save: (_changes, before) => renameDraft({ incidentId, candidate }, { name: value.trim(), before }),
    put: (_field, now) => setValue(typeof now === 'string' ? now : ''),
    labels: { name: t('editor.candidate.newName') },
  })
  return (
    <FormDialog
      title={t('editor.candidate.rename')}
      submitLabel={t('common.save')}
      doneText={t('editor.candidate.renamed')}
      refresh={['answer', incidentId]}
      onClose={onClose}
      edit={edit}
      send={edit.send}
    >
      <TextField
        label={t('editor.candidate.newName')}
        name="name"
        limit={60}
        data-autofocus=""
        value={value}
        onChange={({ target }) => setValue(target.value)}
      />
    </FormDialog>
  )
}
