import { typedNumber } from '@veche/contract/rules/tables/typed-number.ts'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/Kbd.tsx'
import { Dialog } from '../../ui/overlays/Dialog.tsx'
import * as styles from './CommandPalette.module.css'
import { orderItems, type PaletteItem } from './palette-items.ts'

type Props = {
  text: string
  onText: (text: string) => void
  commands: readonly PaletteItem[]
  /** By the server: questions and colleagues. */
  found: readonly PaletteItem[]
  named: readonly PaletteItem[]
  isSearching: boolean
  onNumber: (number: number) => void
  onClose: () => void
}

const SHOWN = 150

/** Ctrl+K: anywhere by a few letters, and any question by its words. Residents are not found: their names are nobody's index. */
export function CommandPalette(props: Props) {
  const { text, onText, commands, named, isSearching, onNumber, onClose } = props
  const { t } = useTranslation()
  const id = useId()
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const number = typedNumber(text)
  const byNumber: PaletteItem | null =
    number === null
      ? null
      : {
          key: 'number',
          group: 'number',
          label: t('desk.palette.number', { number }),
          onSelect: () => onNumber(number),
        }
  const found = orderItems({ number: byNumber, commands, found: props.found, named }, text).slice(0, SHOWN)

  function choose(item: PaletteItem | undefined) {
    if (!item) return
    onClose()
    item.onSelect()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      // The rest of this press would go to what gets the focus back: a menu's button would open its list again.
      event.preventDefault()
      choose(found[active])
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const next = Math.min(Math.max(active + (event.key === 'ArrowDown' ? 1 : -1), 0), found.length - 1)
    setActive(next)
    list.current?.querySelector(`[data-index="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <Dialog title={t('desk.palette.title')} onClose={onClose} isWide>
      <div className={`dlg-b ${styles.palette}`}>
        <input
          className="inp"
          data-search=""
          role="combobox"
          autoComplete="off"
          enterKeyHint="go"
          data-autofocus=""
          aria-label={t('desk.palette.placeholder')}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
          placeholder={t('desk.palette.placeholder')}
          value={text}
          onChange={({ target }) => {
            onText(target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <div
          className={styles.results}
          role="listbox"
          id={id}
          aria-label={t('desk.palette.title')}
          ref={list}
        >
          {found.length === 0 && (
            <p className="sm muted" role="status">
              {t(isSearching ? 'desk.palette.searching' : 'desk.palette.empty')}
            </p>
          )}
          {found.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the input keeps the focus and the keys
            <div
              key={item.key}
              role="option"
              id={`${id}-${index}`}
              data-index={index}
              aria-selected={index === active}
              className={index === active ? `${styles.result} ${styles.active}` : styles.result}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(item)}
            >
              <span className={`grow ${styles.words}`}>
                <span className="el">{item.label}</span>
                {item.about && <span className="el xs muted">{item.about}</span>}
              </span>
              <span className="xs muted nw">{t(`desk.palette.groups.${item.group}`)}</span>
              {item.keys && <Kbd keys={item.keys} />}
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
