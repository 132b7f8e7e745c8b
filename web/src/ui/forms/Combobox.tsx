import { Combobox as Base } from '@base-ui/react/combobox'
import { useId, useMemo, useState } from 'react'
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
  /** What stands in place of the list where it has nothing. */
  noneFound?: string | undefined
  /** What is typed: options may be found by more than their names. */
  onWords?: (words: string) => void
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
  shouldFocus,
  noneFound,
  onWords,
  canClear,
}: Props) {
  const { t } = useTranslation()
  const id = useId()
  const wrong = useFormProblem(name)
  /** Null: the list is closed, and the field says what is chosen. */
  const [words, setWords] = useState<string | null>(null)
  const chosen = options.find((option) => option.value === value) ?? null
  const matching = useMemo(() => filterOptions(options, words ?? ''), [options, words])
  const groups = useMemo(() => groupOptions(matching.slice(0, SHOWN)), [matching])
  const found = useMemo(() => groups.flatMap(({ options }) => options), [groups])
  const isOpen = words !== null
  return (
    <Base.Root
      items={found}
      filteredItems={found}
      value={chosen}
      isItemEqualToValue={(one, other) => one.value === other.value}
      autoHighlight
      loopFocus={false}
      inputValue={words ?? chosen?.label ?? ''}
      onInputValueChange={(typed, { reason }) => {
        if (reason !== 'input-change') return
        setWords(typed)
        onWords?.(typed)
      }}
      open={isOpen}
      onOpenChange={(willOpen, { reason, event }) => {
        // The dialog under it stays.
        if (reason === 'escape-key') event.preventDefault()
        // The first letter has opened it and stands already.
        setWords((typed) => (willOpen ? (typed ?? '') : null))
      }}
      onValueChange={(option, details) => {
        // Nothing is chosen by emptying the field.
        if (option) onChange(option.value)
        else details.cancel()
        details.allowPropagation()
      }}
    >
      <div className="cmb">
        <label className="lab" htmlFor={id}>
          {label}
        </label>
        <Base.Input
          id={id}
          className="inp"
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}-error` : undefined}
          data-autofocus={shouldFocus ? '' : undefined}
          placeholder={isOpen && chosen ? chosen.label : placeholder}
          onFocus={({ target }) => target.select()}
          onBlur={() => setWords(null)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !isOpen) return
            if (event.currentTarget.hasAttribute('aria-activedescendant')) return
            // Who looks for a name and has not found it sends no form.
            event.preventDefault()
            event.preventBaseUIHandler()
          }}
        />
        {canClear && chosen && !isOpen && (
          <button type="button" className="cmb-x tap" onClick={() => onChange(null)}>
            {t('common.clear')}
          </button>
        )}
        {wrong && (
          <p className="xs field-e" id={`${id}-error`} role="alert">
            {wrong}
          </p>
        )}
        {isOpen && (
          <div className="cmb-l">
            <Base.Empty className="cmb-0 muted sm">{noneFound ?? t('common.nothingFound')}</Base.Empty>
            <Base.List aria-label={label}>
              {groups.map(({ group, options }) => (
                <Base.Group key={group ?? ''} aria-label={group ?? label}>
                  {group && <div className="cmb-g ov">{group}</div>}
                  {options.map((option) => (
                    <OptionRow key={option.value} option={option} isChosen={option === chosen} />
                  ))}
                </Base.Group>
              ))}
            </Base.List>
            {matching.length > SHOWN && (
              <p className="cmb-0 muted sm">{t('common.shownOf', { shown: SHOWN, all: matching.length })}</p>
            )}
          </div>
        )}
      </div>
    </Base.Root>
  )
}

function OptionRow({ option, isChosen }: { option: Option; isChosen: boolean }) {
  return (
    <Base.Item
      value={option}
      className="cmb-o"
      // A press that began at the field ends over whatever the opened list has put there: it chooses nothing.
      onMouseUp={(event) => event.preventBaseUIHandler()}
    >
      <span className={isChosen ? 'b' : 'm'}>{option.isStruck ? <s>{option.label}</s> : option.label}</span>
      {option.description && <span className="xs muted">{option.description}</span>}
    </Base.Item>
  )
}
