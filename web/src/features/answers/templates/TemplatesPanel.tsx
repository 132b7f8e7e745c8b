import { IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyDialog } from '../../../lib/line/lazy-part.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Take } from '../draft-content.ts'

const TemplatesDialog = lazyDialog('TemplatesDialog', () => import('./TemplatesDialog.tsx'))

type Props = { incidentId: string; canEdit: boolean; onTake: Take }

/** Opens what is ready for the answer: articles, templates, answers to like questions. */
export function TemplatesPanel({ incidentId, canEdit, onTake }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="s"
        look="quiet"
        icon={<IconTemplate className="ic" />}
        disabled={!canEdit}
        onClick={() => setOpen(true)}
      >
        {t('editor.ready')}
      </Button>
      {isOpen && (
        <TemplatesDialog
          incidentId={incidentId}
          onTake={(text, outcome) => {
            setOpen(false)
            onTake(text, outcome)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
