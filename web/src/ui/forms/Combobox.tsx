import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filterOptions, groupOptions, type Option } from './combobox-options.ts'
import { useFormProblem } from './form-problems.ts'
import './combobox.css'

type Props = {
  label: string
  /** As the server calls the field. */
  name?: string
  value: string | null
  options: readonly Option[]
  onChange: (value: string | null) => void
  placeholder?: string
  shouldFocus?: boolean
  /** The list may be emptied back to "nothing chosen". */
  canClear?: boolean
}

const SHOWN = 60

/** A searchable list: words in any order, groups, a line of explanation under each name. */
export function Combobox({
  label,
  name,
  value,
  options,
  onChange,
  placeholder,
  shouldFocus = false,
  canClear = false,
}: Props) {
  const { t } = useTranslation()
  const id = useId()
  const wrong = useFormProblem(name)
  const [words, setWords] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const chosen = options.find((option) => option.value === value)
  const isOpen = words !== null
  const matching = useMemo(() => filterOptions(options, words ?? ''), [options, words])
  const groups = useMemo(() => groupOptions(matching.slice(0, SHOWN)), [matching])
  const found = groups.flatMap(({ entries }) => entries.map(({ option }) => option))

  function choose(option: Option | undefined) {
    if (!option) return
    onChange(option.value)
    setWords(null)
  }

  function move(step: number) {
    const next = Math.min(Math.max(active + step, 0), found.length - 1)
    setActive(next)
    list.current?.querySelector(`[data-index="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) setWords('')
      else move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault()
      choose(found[active])
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      setWords(null)
    }
  }

  return (
    <div className="cmb">
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="inp"
        role="combobox"
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        autoComplete="off"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found[active] ? `${id}-${active}` : undefined}
        data-autofocus={shouldFocus ? '' : undefined}
        value={words ?? chosen?.label ?? ''}
        placeholder={isOpen && chosen ? chosen.label : placeholder}
        onFocus={(event) => event.target.select()}
        onClick={() => words === null && setWords('')}
        onBlur={() => setWords(null)}
        onChange={(event) => {
          setWords(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      {canClear && chosen && !isOpen && (
        <button type="button" className="cmb-x" onClick={() => onChange(null)}>
          {t('common.clear')}
        </button>
      )}
      {wrong && (
        <p className="xs field-e" id={`${id}-error`} role="alert">
          {wrong}
        </p>
      )}
      <div className="cmb-l" role="listbox" id={`${id}-list`} aria-label={label} hidden={!isOpen} ref={list}>
        {isOpen && found.length === 0 && <p className="cmb-0 muted sm">{t('common.nothingFound')}</p>}
        {isOpen &&
          groups.map(({ group, entries }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
            <div role="group" aria-label={group ?? label} key={group ?? ''}>
              {group && <div className="cmb-g ov">{group}</div>}
              {entries.map(({ option, index }) => (
                <OptionRow
                  key={option.value}
                  id={`${id}-${index}`}
                  option={option}
                  index={index}
                  isActive={index === active}
                  isChosen={option.value === value}
                  onChoose={() => choose(option)}
                />
              ))}
            </div>
          ))}
        {isOpen && matching.length > SHOWN && (
          <p className="cmb-0 muted sm">{t('common.shownOf', { shown: SHOWN, all: matching.length })}</p>
        )}
      </div>
    </div>
  )
}

type RowProps = {
  id: string
  option: Option
  index: number
  isActive: boolean
  isChosen: boolean
  onChoose: () => void
}

function OptionRow({ id, option, index, isActive, isChosen, onChoose }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the input keeps the focus and the keys
    <div
      role="option"
      id={id}
      data-index={index}
      aria-selected={isChosen}
      className={isActive ? 'cmb-o on' : 'cmb-o'}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={isChosen ? 'b' : 'm'}>{option.isStruck ? <s>{option.label}</s> : option.label}</span>
      {option.description && <span className="xs muted">{option.description}</span>}
    </div>
  )
}
