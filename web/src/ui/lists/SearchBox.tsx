import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useHotkeys } from '../../lib/keyboard/hotkeys.ts'
import './search-box.css'

const PAUSE_MS = 300

type Props = { label: string; placeholder: string; value: string; onChange: (words: string) => void }

/** Searches as the person stops typing; `/` comes here, Escape clears. */
export function SearchBox({ label, placeholder, value, onChange }: Props) {
  const [words, setWords] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(onChange)
  latest.current = onChange
  useEffect(() => void setWords(value), [value])
  useEffect(() => {
    if (words.trim() === value) return
    const timer = setTimeout(() => latest.current(words.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [words, value])
  useHotkeys({ '/': () => input.current?.focus() })
  return (
    <label className="srch">
      <IconSearch className="ic" aria-hidden="true" />
      <span className="sr">{label}</span>
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        value={words}
        // biome-ignore lint/plugin/no-silent-cut: words to search by are kept nowhere
        maxLength={200}
        placeholder={placeholder}
        aria-keyshortcuts="/"
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          setWords('')
          event.currentTarget.blur()
        }}
      />
    </label>
  )
}
