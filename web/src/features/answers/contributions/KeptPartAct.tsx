import { useTranslation } from 'react-i18next'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import type { KeptAct as Kept } from '../../../lib/line/kept-acts.ts'
import { KeptAct } from '../../../ui/text/KeptAct.tsx'
import { begunWords } from './begun-words.ts'
import type { Part, PartCommand } from './contributions.queries.ts'
import type { WordsAct } from './kept-part-acts.ts'

type Props = { kept: Kept<PartCommand>; part: Part; onLetGo: () => void; onMend: (act: WordsAct) => void }

/** In the place of the buttons of a part: what was pressed goes when the line is back, or was refused and can be mended. */
export function KeptPartAct({ kept: { body, refused }, part, onLetGo, onMend }: Props) {
  const { t } = useTranslation()
  const said = 'words' in body ? body : null
  const [, setWords] = useBegun(begunWords(part, said?.type ?? 'say'), '')
  const act = t(`contributions.act.${body.type}`)
  function mend() {
    if (!said) return
    setWords(said.words)
    onLetGo()
    onMend(said.type)
  }
  return (
    <div className="no-print">
      <KeptAct
        refused={refused}
        waits={t('contributions.keptAct.waits', { act })}
        notDone={(reason) => t('contributions.keptAct.notDone', { act, reason })}
        letGo={t('contributions.keptAct.letGo')}
        onLetGo={onLetGo}
        // Of a part that allows it no more the words stay to be read.
        mend={
          said && part.acts.includes(said.type)
            ? { label: t('contributions.keptAct.mend'), onMend: mend }
            : undefined
        }
      >
        {said && <p className="sm pre">{said.words}</p>}
      </KeptAct>
    </div>
  )
}
