import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { HeadedFiles } from '../../../ui/lists/HeadedFiles.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { ActLines } from '../rules/index.ts'
import * as styles from '../rules/rules.module.css'
import { MacroDialog } from './MacroDialog.tsx'
import {
  archiveMacro,
  importMacros,
  MACROS_FILE,
  type Macro,
  macrosQuery,
  REFRESH,
} from './macros.queries.ts'
import { useApplyMacro } from './use-apply-macro.ts'

type Props = { incident: { id: string; version: number }; onClose: () => void }

/** What each macro would do to the question; the one that is used most is pressed by Enter. */
export function MacrosDialog({ incident, onClose }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(macrosQuery(incident.id, incident.version))
  const [writing, setWriting] = useState<Macro | 'new' | null>(null)
  const apply = useApplyMacro(incident, onClose)
  const list = useRef<HTMLUListElement>(null)
  const hasMacros = (data?.macros.length ?? 0) > 0
  // They come after the dialog, which had nothing better to give the focus to than its cross.
  useEffect(() => {
    if (hasMacros) list.current?.querySelector('button')?.focus()
  }, [hasMacros])
  if (writing !== null)
    return (
      <MacroDialog
        macro={writing === 'new' ? null : writing}
        mayShare={data?.mayShare === true}
        onClose={() => setWriting(null)}
      />
    )
  return (
    <Dialog title={t('rules.macro.title')} onClose={onClose}>
      <div className="dlg-b">
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <SkeletonRows label={t('rules.macro.loading')} count={3} />}
        {data?.macros.length === 0 && <p className="muted">{t('rules.macro.none')}</p>}
        <ul ref={list} className={styles.matches} aria-label={t('rules.macro.title')}>
          {data?.macros.map((macro, index) => (
            <li key={macro.id}>
              <MacroLine macro={macro} />
              <div className="row g2 wrap">
                <Button
                  look={index === 0 ? 'primary' : 'default'}
                  size="s"
                  isBusy={apply.isPending && apply.variables.id === macro.id}
                  aria-label={t('rules.macro.applyThis', { name: macro.content.name })}
                  onClick={() => apply.mutate(macro)}
                >
                  {t('rules.macro.apply')}
                </Button>
                {macro.mayChange && (
                  <>
                    <Button look="quiet" size="s" onClick={() => setWriting(macro)}>
                      {t('rules.macro.edit')}
                    </Button>
                    <Archive macroId={macro.id} />
                  </>
                )}
              </div>
            </li>
          ))}
        </ul>
      </div>
      <footer className="dlg-f">
        <Button onClick={() => setWriting('new')}>{t('rules.macro.create')}</Button>
        <HeadedFiles of="macros" href={MACROS_FILE} mayLoad send={importMacros} refresh={REFRESH} />
        <Button look="quiet" onClick={onClose}>
          {t('common.close')}
        </Button>
      </footer>
    </Dialog>
  )
}

function MacroLine({ macro: { content, acts, text, open, textGoes, writtenByName } }: { macro: Macro }) {
  const { t } = useTranslation()
  return (
    <>
      <b className="m blk">{content.name}</b>
      <ActLines acts={acts} isTried />
      {text !== '' && <p className={`sm muted ${styles.macroText}`}>{t('rules.macro.text', { text })}</p>}
      {open.length > 0 && (
        <State name="attention" className="sm">
          {t('rules.macro.left', { words: open.join(', ') })}
        </State>
      )}
      {textGoes !== null && <p className="xs muted">{t(`rules.macro.goes.${textGoes}`)}</p>}
      {content.isShared && (
        <span className="xs muted blk">{t('rules.macro.sharedBy', { name: writtenByName })}</span>
      )}
    </>
  )
}

function Archive({ macroId }: { macroId: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const archive = useMutation({
    mutationFn: () => archiveMacro(macroId),
    onSuccess: () => showToast(t('rules.macro.archived')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  return (
    <Button look="quiet" size="s" isBusy={archive.isPending} onClick={() => archive.mutate()}>
      {t('rules.macro.archive')}
    </Button>
  )
}
