import { useTranslation } from 'react-i18next'
import { DialogAction } from './DialogAction.tsx'

type Props = { isActive: boolean; save: (isActive: boolean) => Promise<unknown>; onDone: () => void }

/** Switches a row off and on again; what still stands on it is said, and it stays. */
export function ActiveButton({ isActive, save, onDone }: Props) {
  const { t } = useTranslation()
  return (
    <DialogAction
      label={isActive ? t('directory.switchOff') : t('directory.switchOn')}
      doneText={isActive ? t('directory.done.off') : t('directory.done.on')}
      isDanger={isActive}
      run={() => save(!isActive)}
      undo={() => save(isActive)}
      onDone={onDone}
    />
  )
}
