import type { ImportHeadedResponse } from '@veche/contract/portal/headed-imports.ts'
import { useTranslation } from 'react-i18next'
import { Notice } from '../query-states.tsx'
import { MarkdownImportDialog } from './MarkdownImportDialog.tsx'
import { useFileProblem } from './markdown/use-file-problem.ts'

type Props = {
  of: 'templates' | 'macros' | 'rules'
  send: (files: readonly File[], isPreview: boolean) => Promise<ImportHeadedResponse>
  refresh: readonly string[]
  onClose: () => void
}

/** What the files would change, by name, or what is wrong in them, by line and field; then exactly that is loaded. */
export function HeadedImportDialog({ of, ...props }: Props) {
  const { t } = useTranslation()
  return (
    <MarkdownImportDialog
      title={t(`sheets.headed.title.${of}`)}
      text={t(of === 'rules' ? 'sheets.headed.textOfRules' : 'sheets.headed.text')}
      label={t('sheets.headed.files')}
      submitLabel={t('sheets.headed.submit')}
      doneText={t('sheets.headed.done')}
      isMultiple
      sample={of}
      renderTold={(told) => <Told told={told} />}
      {...props}
    />
  )
}

function Told({ told }: { told: ImportHeadedResponse }) {
  const { t } = useTranslation()
  const problemWords = useFileProblem()
  return (
    <div role="status" className="col g2">
      {(['added', 'changed', 'unchanged'] as const).map(
        (kind) =>
          told[kind].length > 0 && (
            <p key={kind} className="sm">
              <b>{t(`sheets.headed.${kind}`)}</b> {told[kind].join('; ')}
            </p>
          ),
      )}
      {told.problems.length > 0 && (
        <>
          <Notice state="attention" title={t('sheets.problemsText')} />
          <ul>
            {told.problems.map((problem) => (
              <li key={JSON.stringify(problem)} className="sm">
                {problemWords(problem)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
